const path = ({ date, fileSlug }) => `/${date.toISOString().slice(0, 10).replaceAll("-", "/")}/${fileSlug}/`;

export default {
  layout: "post.njk",
  permalink: (data) => path(data.page),
};
