const PATHS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 9h8v6H8z',
  fullScreen: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  marks: 'M5 5h9v9H5zM17 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  marksOff: 'M5 5h9v9H5zM17 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM4 20 20 4',
  close: 'M6 6l12 12M18 6 6 18',
  exitFullScreen: 'M19 11h-6V5M13 11l7-7M5 13h6v6M11 13l-7 7',
} as const;

/** A drawn sign of 24 units; the button around it carries the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
