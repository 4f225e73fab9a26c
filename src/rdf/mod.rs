//! RDF: quads of records and of the merged graph, the store, SPARQL, export, validation.
