"""Pictures: which files each is published as, decided without opening what was seen before."""

from ssg.images.files import made_files
from ssg.images.pictures import Pictured, plan_pictures
from ssg.images.social_cards import plan_cards
from ssg.images.studio import Studio

__all__ = ["Pictured", "Studio", "made_files", "plan_cards", "plan_pictures"]
