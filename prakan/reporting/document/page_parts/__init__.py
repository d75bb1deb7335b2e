"""The rooms behind the web renderer: elements, the chart, the style of the standalone file."""
