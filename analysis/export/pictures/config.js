// Charts bring plotly's settings along in their meta, such as the names of months in their language:
// kaleido hands on a figure's data and layout only.

const toImage = Plotly.toImage;

Plotly.toImage = (figure, options) => {
  const config = { ...figure.config, ...figure.layout.meta?.config };
  return toImage({ ...figure, config }, options);
};
