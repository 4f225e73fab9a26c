//! What a person looks at: tables, DOT, SVG, HTML.
