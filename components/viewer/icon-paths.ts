/** What the zoom's buttons show: lines on a square of 24 units. */
export const ICON_PATHS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 9h8v6H8z',
  fullScreen: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  exitFullScreen: 'M19 11h-6V5M13 11l7-7M5 13h6v6M11 13l-7 7',
  share: 'M12 15V4M8 8l4-4 4 4M7 11H5v9h14v-9h-2',
  curtain: 'M4 5h16v14H4zM12 3v18M8 12h-.01M16 9h.01M16 12h.01M16 15h.01',
  side: 'M4 6h7v12H4zM13 6h7v12h-7z',
  together:
    'M10 14a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.7-5.7L11.5 7.5M14 10a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.7 5.7L12.5 16.5',
  apart:
    'M10 14a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.7-5.7L11.5 7.5M14 10a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.7 5.7L12.5 16.5M4 4l16 16',
  compare: 'M4 6h7v12H4zM13 6h7v12h-7z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  done: 'M5 12.5l5 5L19.5 7',
  close: 'M6 6l12 12M18 6L6 18',
  marks: 'M5 5h9v9H5zM17 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  marksOff: 'M5 5h9v9H5zM17 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM4 20 20 4',
  handle: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  ruler: 'M3 9h18v7H3zM7 9v3M11 9v4M15 9v3M19 9v3',
  printSize: 'M5 8l2.5-1.5V18M16 8l2.5-1.5V18M12 10.5h.01M12 15h.01',
  card: 'M3 6h18v12H3zM3 10h18M6.5 14.5h3',
} as const;
