"""The theme's own words in the languages it speaks (``templates/i18n/*.toml``)."""

from collections.abc import Mapping

from ssg.model.dates import primary_language
from ssg.values import dataclass

FALLBACK = "en"
Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """For each language (primary subtag) its texts by key; one with plural forms is a mapping."""

    languages: Mapping[str, Mapping[str, Entry]]

    def get(self, language: str, key: str, **values: object) -> str:
        """The text of ``key`` in ``language``, else in English, with ``{name}`` filled in.

        ``n`` chooses between the forms ``one`` and ``other`` where the text has them.

        Raises:
            KeyError: when no language has the key, or a value is missing.
        """
        for name in (primary_language(language), FALLBACK, *sorted(self.languages)):
            entry = self.languages.get(name, {}).get(key)
            if entry is not None:
                if not isinstance(entry, str):
                    entry = entry["one"] if values.get("n") == 1 else entry["other"]
                return entry.format(**values)
        raise KeyError(key)
