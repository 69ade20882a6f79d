COMMENT ON SCHEMA threadbare IS 'Tables of Threadbare; written by it alone. Readers use schema analytics.';
--> statement-breakpoint
COMMENT ON SCHEMA analytics IS 'Views for readers.';
--> statement-breakpoint
COMMENT ON FUNCTION threadbare.body_text(text, integer[], text[]) IS 'Rebuilds a body from own text, parts and quote texts.';
--> statement-breakpoint
COMMENT ON FUNCTION threadbare.quote_text(text, text, integer, integer) IS 'Words of a quote: its own, or the stretch of the source it is a copy of.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.site IS 'Installations (reference table).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.site.site_id IS 'Site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.site.host IS 'Host name.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.forum IS 'Sections of sites (reference table).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.forum.forum_id IS 'Section of the site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.forum.site_id IS 'Site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.forum.path IS 'Names from the top section down.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.author IS 'Names as printed on a site; where no site is known, in one thread (reference table).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.author.author_id IS 'Author: a name on a site (in one thread where no site is known); null when the page prints none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.author.site_id IS 'Site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.author."name" IS 'Name as printed.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.run IS 'Commands that wrote something; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.command IS 'Command line of the run.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.version IS 'Version of the program.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.started_at IS 'Start; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.finished_at IS 'End; null when it was broken off.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.run.summary IS 'Figures of the run.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.document IS 'Articles; of several saved wordings the longest, then the one with the greatest hash (reference table).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.content_hash IS 'The wording chosen among its snapshots.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.title IS 'Title as printed; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.authors IS 'Names of the authors.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.publisher IS 'Publisher, only where the text or markup prints it.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.agency IS 'News agency, where named.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.published_at IS 'Time of publication; null where no zone is known.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.published_local IS 'Wall clock of publication as shown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.published_raw IS 'The words the source shows for the time of publication.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.published_precision IS 'second, minute, day or unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document."text" IS 'Main text without furniture; paragraphs separated by line feeds.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document.fingerprints IS 'Hashes of word 5-grams: a document and a thread that share one are compared.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.document_snapshot IS 'Every saved wording of an article.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_snapshot.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_snapshot.content_hash IS 'SHA-256 of the canonical JSON of the snapshot.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_snapshot.size IS 'Code points of its text.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_snapshot.fingerprints IS 'Hashes of word 5-grams: a document and a thread that share one are compared.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_snapshot.snapshot IS 'Gzip''d canonical JSON.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.document_source IS 'Where wordings of articles came from; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.source_id IS 'One origin of the snapshot: file, address and bytes.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.content_hash IS 'SHA-256 of the canonical JSON of the snapshot.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.sha256 IS 'SHA-256 of the bytes it was parsed from.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.fetched_at IS 'When it was fetched, where somebody recorded it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.document_source."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.saying IS 'Somebody''s words as one source gives them.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.row_id IS 'One rendering in one source.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.saying_id IS 'The saying: the same words of one speaker in different sources have the same id.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.speaker IS 'Who is quoted, as named.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying."text" IS 'The words as this source gives them.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.start_offset IS 'First code point.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.end_offset IS 'Code point after the last.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.in_title IS 'Whether the offsets count in the document''s title instead of its text.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.form IS 'direct (in marks), marks_lost (direct speech without marks) or indirect.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying."reference" IS 'True for the rendering the others are compared with.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.reference_basis IS 'Why it is the reference: earliest, declared or chosen; null for the others.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.relation IS 'To the reference: same, differs, truncated or reported.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.similarity IS 'Word similarity to the reference, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.diff IS 'Word diff from source to copy ([{op, text, sourceStart, sourceEnd, quoteStart, quoteEnd}]); null where no words differ.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.saying.published_at IS 'When its source was published.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.thread IS 'Threads, derived from their pages. Distributed by thread_id.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.site_id IS 'Site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.forum_id IS 'Section of the site.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.engine IS 'Forum engine, as the parser names it (invision, text:invision, …).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.engine_version IS 'Version of the engine''s markup, where recognised; else null.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.external_id IS 'The engine''s own id without its prefix; null where none is printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.title IS 'Title as printed; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.tags IS 'Tags of the thread.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.page_count IS 'Pages the thread says it has; null when it does not say.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.pages IS 'Page numbers present, ascending; gaps are pages not ingested.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.problems IS 'What does not add up in the thread ([{code, message, post}]).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread.fingerprints IS 'Hashes of word 5-grams: a document and a thread that share one are compared.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.page IS 'Snapshots of parsed pages: everything else about a thread is derived from them.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.content_hash IS 'SHA-256 of the canonical JSON of the snapshot.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.site IS 'Host of the installation; null where neither page nor user says.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.engine IS 'Forum engine, as the parser names it (invision, text:invision, …).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.page_number IS 'Number of the page in its thread, as printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page.snapshot IS 'Gzip''d canonical JSON.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.page_source IS 'Where snapshots came from; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.source_id IS 'One origin of the snapshot: file, address and bytes.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.content_hash IS 'SHA-256 of the canonical JSON of the snapshot.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.sha256 IS 'SHA-256 of the bytes it was parsed from.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.fetched_at IS 'When it was fetched, where somebody recorded it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.page_source."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.post IS 'Posts, stubs and placeholders of a thread.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.kind IS 'post, stub (known only through a quote), deleted or hidden.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post."position" IS 'Place in the thread, from 1; null for a stub.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.ordinal IS 'Place in the assembled order, from 0, stubs included.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.external_id IS 'The engine''s own id without its prefix; null where none is printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.parent_external_id IS 'Printed id of the post this one answers (tree engines).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.author_id IS 'Author: a name on a site (in one thread where no site is known); null when the page prints none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.author_external_id IS 'The engine''s id of the account, where printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.author_kind IS 'member, guest, deleted or unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.author_inferred IS 'True where the name is not printed at the post but concluded from the page.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.author_evidence IS 'Why an inferred name was concluded.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_at IS 'Time of posting; null where no zone is known (see posted_local).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_local IS 'Wall clock as shown (YYYY-MM-DDTHH:MM[:SS], or a day); null when not printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_raw IS 'The words the page shows for the time of posting.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_precision IS 'second, minute, day or unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_after IS 'Certain lower bound of the time of posting, from citations and neighbours; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.posted_before IS 'Certain upper bound of the time of posting, from citations and neighbours; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.edited IS 'Time of the last edit as printed ({at, local, raw, precision}).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.own_text IS 'What stands in the post outside quotes, in reading order; blocks separated by line feeds.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.parts IS 'Triples (quote index or -1 for own words, start, end) from which the body is rebuilt; null where it is the own text alone.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.analysis_text IS 'What analyzers read; null where it equals own_text.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.original_text IS 'analysis_text without repeats and quotations of others; null where it equals analysis_text.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.original_share IS 'Share of the body''s characters that is original_text, 0..1; null for an empty body.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.attribution IS 'Line that names where the post was taken from ({text, agency, date, start, end}).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.signature IS 'Signature below the post, not part of any text.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.attachments IS 'Attachments as [{url, name}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.images IS 'Images as [{url, alt}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post."links" IS 'Links as [{url, text}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.size_raw IS 'Code points of the body as printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.size_folded IS 'Code points of the body with white space folded line by line.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.size_repeated_raw IS 'Code points (as printed) that disappear when quotes whose source is at hand are taken out.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.size_repeated_folded IS 'Code points (folded) that disappear when quotes whose source is at hand are taken out.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.size_own_folded IS 'Code points (folded) of the author''s own words.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.post.search IS 'Full-text index of the own words.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.revision IS 'Earlier wordings of posts.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision."number" IS '1 is the oldest wording.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision."text" IS 'Body of that wording, quotes included.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision.own_text IS 'Own words of that wording.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.revision.edited IS 'Time of the last edit as printed ({at, local, raw, precision}).';
--> statement-breakpoint
COMMENT ON TABLE threadbare.quote IS 'Quotes, each tied to its source and checked against it.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.quote_index IS 'Quote of the post in document order, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.parent_index IS 'The quote that holds this one; null at the top level.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.header IS 'The citation line as printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.attributed_author IS 'Name printed in the citation; null when nameless.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.cited IS 'Time in the citation ({at, local, raw, precision}).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.source_post_id IS 'The post the words come from: the real one, or the stub of an absent one.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.source_document_id IS 'The article the words come from.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.verdict IS 'unattributed, source_absent, misattributed, altered, trimmed, elided or exact: the first that applies.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.method IS 'How the source was found: id, author+text or text; null when it was not.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.similarity IS 'Word similarity to the source, 0..1; null where there is nothing to compare with.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.source_start IS 'Where the quoted words begin in the source''s own text (code points).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.source_end IS 'Where the quoted words end in the source''s own text (code points).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote."text" IS 'This level''s words; null where they are a copy to the letter, to be read from the source between the offsets.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.diff IS 'Word diff from source to copy ([{op, text, sourceStart, sourceEnd, quoteStart, quoteEnd}]); null where no words differ.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.meaning_changed IS 'A negation, number or name was dropped, added or changed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.extent_method IS 'How the extent of the quote was decided: markup, alignment, end-mark, layout or prefix.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.extent_confidence IS 'Confidence in the extent, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.source_edited_later IS 'The source changed after it was quoted and an earlier wording matches.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.quote.declared_edit IS 'The words with which the quoting person owns up to a change; null when there are none.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.reaction IS 'Reactions to posts.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.reaction_index IS 'Order on the page, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction."name" IS 'Name as printed.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.kind IS 'reaction, vote, or score (a net of votes).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.polarity IS '1 approval, -1 disapproval, 0 neither, null unknown.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction."count" IS 'Times given, as printed; null where shown without a count; may be 0 or negative.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reaction.list_complete IS 'Whether the page lists all reactions of the post; null when it does not say.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.reply IS 'Reply edges between posts of a thread.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reply.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reply.from_post_id IS 'The replying post.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reply.to_post_id IS 'The post replied to.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reply.via IS 'quote, parent or mention.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.reply.multiplicity IS 'Number of top-level quotes of that source; 1 for parent and mention.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.repeat IS 'Stretches of own text written before by others or the author, without a quote mark.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.repeat_index IS 'Order in the post, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.start_offset IS 'First code point.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.end_offset IS 'Code point after the last.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.source_post_id IS 'The post the words come from: the real one, or the stub of an absent one.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.source_document_id IS 'The article the words come from.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.repeat.kind IS 'unmarked, self, article or double_post.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.source IS 'How posts relate to articles.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.relation IS 'derived_from, carries_same_quotations or same_event.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.score IS 'Strength of the relation, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.pasted_share IS 'Share of the post''s words that stand in runs of five or more words of the document, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.declared IS 'The agency or publisher the post names, when it is the document''s; else null.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.quotations_matched IS 'Quotations of the post found in the document.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.quotations_total IS 'Quotations in the post.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.containment IS 'Share of the post''s word 8-grams that stand in the document, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.longest_run IS 'Longest common run, in words.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.source.order_kept IS 'Whether common passages stand in the same order; null where there are too few.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.analyzer IS 'Versions of analyzers that have stored values.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.analyzer.analyzer IS 'Name of the analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.analyzer.version IS 'Version.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.analyzer.version_key IS 'Version with its numbers padded, so that it sorts.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.analyzer.selected IS 'Chosen by hand for the views; without one the latest is shown.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.annotation IS 'One value of one analyzer and version for one subject.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.subject_id IS 'The post, or the thread for a thread-scoped analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.analyzer IS 'Name of the analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.version IS 'Version of the analyzer that gave the value.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.input_hash IS 'SHA-256 of everything the analyzer read.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.post_id IS 'The post; null for a thread-scoped analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation."value" IS 'The value, as the analyzer''s documentation says.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.annotation."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.problem IS 'What could not be read or does not add up, per input.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem.problem_id IS 'UUIDv5 of file, code, message and post.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem."code" IS 'Kind of problem, stable and kebab-case.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem."message" IS 'What, where and what to do about it.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem.post IS 'Position of the post on the page; null for the page as a whole.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem.thread_id IS 'The thread, where known.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.problem."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON TABLE threadbare.change IS 'Change log of derived rows, tombstones included.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.seq IS 'Order of the changes.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.entity IS 'Kind of row (post, quote, …).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.id IS 'Key of the row without its thread, parts joined by /.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.op IS 'insert, update or delete (a tombstone).';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.change."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON VIEW threadbare.selected_run IS 'The version of each analyzer the views show: chosen by hand, else the latest.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.selected_run.analyzer IS 'Name of the analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.selected_run.version IS 'Version shown.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_thread IS 'One row per thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.site IS 'Host of the installation; null where neither page nor user says.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.engine IS 'Forum engine, as the parser names it (invision, text:invision, …).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.external_id IS 'The engine''s own id without its prefix; null where none is printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.title IS 'Title as printed; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.posts IS 'Posts of kind post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.known_posts IS 'All posts known, stubs and placeholders too.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.authors IS 'Distinct authors of posts of kind post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.first_posted_at IS 'Earliest known time of posting.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.last_posted_at IS 'Latest known time of posting.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.engine_version IS 'Version of the engine''s markup, where recognised; else null.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.forum_path IS 'Names of the sections from the top down.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.tags IS 'Tags of the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.page_count IS 'Pages the thread says it has; null when it does not say.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.pages IS 'Page numbers present, ascending; gaps are pages not ingested.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_thread.problems IS 'What does not add up in the thread ([{code, message, post}]).';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_post IS 'One row per known post, with its texts and the selected run of the main analyzers.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.site IS 'Host of the installation; null where neither page nor user says.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.engine IS 'Forum engine, as the parser names it (invision, text:invision, …).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.thread_title IS 'Title of the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post."position" IS 'Place across the thread, from 1; null for a stub.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.external_id IS 'The engine''s own id without its prefix; null where none is printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author IS 'Name as printed or inferred; null when unknown, never invented.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author_inferred IS 'True where the name is not printed at the post but concluded from the page.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_at IS 'Time of posting; null where no zone is known (see posted_local).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_local IS 'Wall clock as shown (YYYY-MM-DDTHH:MM[:SS], or a day); null when not printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_at_precision IS 'second, minute, day or unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_after IS 'Certain lower bound of the time of posting, from citations and neighbours; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_before IS 'Certain upper bound of the time of posting, from citations and neighbours; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.kind IS 'post, stub (known only through a quote), deleted or hidden.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post."text" IS 'Visible body, quotes included; rebuilt from its parts.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.own_text IS 'What stands in the post outside quotes, in reading order; blocks separated by line feeds.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.analysis_text IS 'own_text without placeholders, attribution line and stray fragments: what analyzers read.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.original_text IS 'analysis_text without unmarked repeats and matched quotations of others.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.original_share IS 'Share of the body''s characters that is original_text, 0..1; null for an empty body.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.language IS 'ISO 639-1; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.sentiment IS 'Valence of the own words, -1..1; null with a reason in v_sentiment.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.sentiment_class IS 'negative, neutral or positive.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.sentiment_full IS 'The same score over the whole body, quotes included: what a tool that does not strip would say.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.incivility IS '0 civil .. 1 uncivil; null when it cannot be scored.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.ordinal IS 'Place in the assembled order, from 0, stubs included.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author_id IS 'Author: a name on a site (in one thread where no site is known); null when the page prints none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author_kind IS 'member, guest, deleted or unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author_external_id IS 'The engine''s id of the account, where printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.author_evidence IS 'Why an inferred name was concluded.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.parent_external_id IS 'Printed id of the post this one answers (tree engines).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.posted_raw IS 'The words the page shows for the time of posting.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.edited_at IS 'Time of the last edit; null where no zone is known.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.edited_local IS 'Wall clock of the last edit as shown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.attribution IS 'Line that names where the post was taken from, kept apart from the analysed words.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.attribution_agency IS 'Agency named there.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.attribution_date IS 'Date printed there.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.signature IS 'Signature below the post, not part of any text.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.attachments IS 'Attachments as [{url, name}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.images IS 'Images as [{url, alt}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post."links" IS 'Links as [{url, text}]; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.size_raw IS 'Code points of the body as printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.size_folded IS 'Code points of the body with white space folded line by line.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.size_repeated_raw IS 'Code points (as printed) that disappear when quotes whose source is at hand are taken out.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.size_repeated_folded IS 'Code points (folded) that disappear when quotes whose source is at hand are taken out.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_post.size_own_folded IS 'Code points (folded) of the author''s own words.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_author IS 'One row per name on a site (in one thread where no site is known).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.author_id IS 'Author: a name on a site (in one thread where no site is known); null when the page prints none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.site IS 'Host of the installation; null where neither page nor user says.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author."name" IS 'Name as printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.posts IS 'Posts of kind post; 0 for a name known from quotes alone.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.threads IS 'Threads with such a post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.original_share IS 'Share of the author''s own, not repeated words in the posts'' bodies, 0..1, weighted by length.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.sentiment IS 'Mean sentiment of the posts.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.incivility IS 'Mean incivility of the posts.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.stubs IS 'Posts known only through quotes.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.inferred IS 'True where the name is inferred at every post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.external_id IS 'The engine''s id of the account; the greatest where several are printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.first_posted_at IS 'Earliest known time of posting.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_author.last_posted_at IS 'Latest known time of posting.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_quote IS 'One row per quote and level; nested quotes have rows of their own.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.quote_index IS 'Quote of the post in document order, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.parent_index IS 'The quote that holds this one; null at the top level.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.attributed_author IS 'Name printed in the citation; null when nameless.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.source_post_id IS 'The post the words come from: the real one, or the stub of an absent one.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.source_document_id IS 'The article the words come from.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.verdict IS 'unattributed, source_absent, misattributed, altered, trimmed, elided or exact: the first that applies.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.method IS 'How the source was found: id, author+text or text; null when it was not.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.similarity IS 'Word similarity to the source, 0..1; null where there is nothing to compare with.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.meaning_changed IS 'A negation, number or name was dropped, added or changed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote."text" IS 'This level''s words.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.header IS 'The citation line as printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.source_start IS 'Where the quoted words begin in the source''s own text (code points).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.source_end IS 'Where the quoted words end in the source''s own text (code points).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.source_edited_later IS 'The source changed after it was quoted and an earlier wording matches.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.extent_method IS 'How the extent of the quote was decided: markup, alignment, end-mark, layout or prefix.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.extent_confidence IS 'Confidence in the extent, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.by_reference IS 'True where the words are read from the source they are a copy of.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.declared_edit IS 'The words with which the quoting person owns up to a change; null when there are none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.cited_at IS 'Time in the citation; null where no zone is known.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.cited_local IS 'Wall clock in the citation.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_quote.cited_raw IS 'The words of the time in the citation.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_altered_quote IS 'Quotes whose words differ from their source, with the diff.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.quote_index IS 'Quote of the post in document order, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.parent_index IS 'The quote that holds this one; null at the top level.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.attributed_author IS 'Name printed in the citation; null when nameless.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.source_post_id IS 'The post the words come from: the real one, or the stub of an absent one.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.source_document_id IS 'The article the words come from.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.verdict IS 'unattributed, source_absent, misattributed, altered, trimmed, elided or exact: the first that applies.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.method IS 'How the source was found: id, author+text or text; null when it was not.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.similarity IS 'Word similarity to the source, 0..1; null where there is nothing to compare with.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.meaning_changed IS 'A negation, number or name was dropped, added or changed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote."text" IS 'The words as quoted.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.source_text IS 'The stretch of the source they were compared with.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.diff IS 'Word diff from source to copy ([{op, text, sourceStart, sourceEnd, quoteStart, quoteEnd}]); null where no words differ.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_altered_quote.declared_edit IS 'The words with which the quoting person owns up to a change; null when there are none.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_reply IS 'Reply edges, one row per (from, to, via), with the stance of the reply.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.from_post_id IS 'The replying post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.to_post_id IS 'The post replied to.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.via IS 'quote, parent or mention.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.multiplicity IS 'Number of top-level quotes of that source; 1 for parent and mention.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.stance IS 'agree, disagree or neutral: the most confident one that is not neutral, of the segments that answer; null when not analyzed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.confidence IS 'Confidence, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.abstained IS 'True where the text does not decide.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.score IS '-1 disagree .. 1 agree.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reply.evidence IS 'Spans of the text that decided ([{start, end, text}]).';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_stance IS 'One row per post and target it mentions or implies.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.author IS 'Author of the post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.target IS 'The most frequent full name of the target in the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.target_kind IS 'person, organisation, place, proposition or other.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.aliases IS 'Other names of the target in the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.stance IS 'favor, against or none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.confidence IS 'Confidence, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.abstained IS 'True where the text does not decide.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.holder IS 'Whose view it is when reported; null: the poster''s own.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.evidence IS 'Spans of the text that decided ([{start, end, text}]).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.score IS '-1 against .. 1 favor.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.target_key IS 'Key of the target inside the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_stance.version IS 'Version of the analyzer that gave the value.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_target IS 'Targets of a thread; exactly one of kind proposition where the title gives one.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.target_key IS 'Key of the target inside the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.target IS 'The most frequent full name of the target in the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.target_kind IS 'person, organisation, place, proposition or other.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.aliases IS 'Other names of the target in the thread.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.mentions IS 'Times mentioned.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.posts IS 'Posts that mention it.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_target.version IS 'Version of the analyzer that gave the value.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_sentiment IS 'One row per post and sentiment analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.analyzer IS 'Name of the analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.version IS 'Version of the analyzer that gave the value.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.score IS 'Valence of the own words, -1..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment."class" IS 'negative, neutral or positive.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.positive IS 'Sum of positive valences.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.negative IS 'Sum of negative valences.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.full_score IS 'The same over the whole body, quotes included.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.full_class IS 'Class of full_score.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.reason IS 'Why there is no score.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_sentiment.words IS 'The words that decided ([{start, end, text, valence}], code points in analysis_text).';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_reaction IS 'Reactions to posts.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction."name" IS 'Name as printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.kind IS 'reaction, vote, or score (a net of votes).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.polarity IS '1 approval, -1 disapproval, 0 neither, null unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction."count" IS 'Times given, as printed; null where shown without a count; may be 0 or negative.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.list_complete IS 'Whether the page lists all reactions of the post; null when it does not say.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_reaction.reaction_index IS 'Order on the page, from 0.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_repeat IS 'Stretches of own text written before, without a quote mark.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.start_offset IS 'First code point.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.end_offset IS 'Code point after the last.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.source_post_id IS 'The post the words come from: the real one, or the stub of an absent one.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.source_document_id IS 'The article the words come from.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat.kind IS 'unmarked (another author''s words), self, article or double_post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_repeat."text" IS 'The repeated words.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_source IS 'How posts relate to articles.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.document_file IS 'File of the article; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.relation IS 'derived_from, carries_same_quotations or same_event.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.score IS 'Strength of the relation, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.pasted_share IS 'Share of the post''s words that stand in runs of five or more words of the document, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.declared IS 'The agency or publisher the post names, when it is the document''s; else null.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.quotations_matched IS 'Quotations of the post found in the document.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.containment IS 'Share of the post''s word 8-grams that stand in the document, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.longest_run IS 'Longest common run, in words.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.quotations_total IS 'Quotations in the post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_source.order_kept IS 'Whether common passages stand in the same order; null where there are too few.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_saying IS 'Somebody''s words as different sources give them, against a named reference.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.saying_id IS 'The saying: the same words of one speaker in different sources have the same id.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.post_id IS 'The post that holds them; null for an article.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.document_id IS 'The article that holds them; null for a post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.speaker IS 'Who is quoted, as named.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying."text" IS 'The words as this source gives them.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying."reference" IS 'True for the rendering the others are compared with.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.reference_basis IS 'Why it is the reference: earliest, declared or chosen; null for the others.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.relation IS 'To the reference: same, differs, truncated or reported.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.similarity IS 'Word similarity to the reference, 0..1.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.published_at IS 'When its source was published.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.thread_id IS 'Thread of the post.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.form IS 'direct (in marks), marks_lost (direct speech without marks) or indirect.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.start_offset IS 'First code point.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.end_offset IS 'Code point after the last.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.in_title IS 'Whether the offsets count in the document''s title instead of its text.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_saying.diff IS 'Word diff from source to copy ([{op, text, sourceStart, sourceEnd, quoteStart, quoteEnd}]); null where no words differ.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_document IS 'Articles.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.document_id IS 'Article (UUIDv5 of what identifies it).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.title IS 'Title as printed; null when there is none.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.author IS 'Names of the authors, joined by ''; ''; null when none is printed.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.publisher IS 'Publisher, only where the text or markup prints it.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.agency IS 'News agency, where named.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.published_at IS 'Time of publication; null where no zone is known.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.published_local IS 'Wall clock of publication as shown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document."text" IS 'Main text without furniture; paragraphs separated by line feeds.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.authors IS 'Names of the authors.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.published_raw IS 'The words the source shows for the time of publication.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_document.published_at_precision IS 'second, minute, day or unknown.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_revision IS 'Earlier wordings of posts that changed between saves.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision."number" IS '1 is the oldest wording.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision."text" IS 'Body of that wording, quotes included.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision.own_text IS 'Own words of that wording.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision.edited_at IS 'Time of the last edit; null where no zone is known.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_revision.edited_local IS 'Wall clock of the last edit as shown.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_annotation IS 'Every run of every analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.post_id IS 'The post; null for a thread-scoped analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.analyzer IS 'Name of the analyzer.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.version IS 'Version of the analyzer that gave the value.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.input_hash IS 'SHA-256 of everything the analyzer read.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation."value" IS 'The value, as the analyzer''s documentation says.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_annotation.selected IS 'Whether the other views show this run.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_change IS 'Every insert, update and delete of a derived row.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.seq IS 'Order of the changes.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.entity IS 'Kind of row (post, quote, …).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.id IS 'Key of the row without its thread, parts joined by /.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.op IS 'insert, update or delete (a tombstone).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_change.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_problem IS 'What could not be read or does not add up, from which file and why.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem."code" IS 'Kind of problem, stable and kebab-case.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem."message" IS 'What, where and what to do about it.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem.post IS 'Position of the post on the page; null for the page as a whole.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem.thread_id IS 'The thread, where known.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_problem.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_page IS 'Snapshots and where they came from; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page."file" IS 'Path of the input as given; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.url IS 'Address as printed or given; null when unknown.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.sha256 IS 'SHA-256 of the bytes it was parsed from.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.fetched_at IS 'When it was fetched, where somebody recorded it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page."at" IS 'When it was written; provenance, outside the promise of equal rows.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.content_hash IS 'SHA-256 of the canonical JSON of the snapshot.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.engine IS 'Forum engine, as the parser names it (invision, text:invision, …).';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_page.page_number IS 'Number of the page in its thread, as printed.';
--> statement-breakpoint
COMMENT ON VIEW analytics.v_run IS 'Commands that wrote something; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.run_id IS 'The run (command) that wrote it; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.command IS 'Command line of the run.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.version IS 'Version of the program.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.started_at IS 'Start; provenance.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.finished_at IS 'End; null when it was broken off.';
--> statement-breakpoint
COMMENT ON COLUMN analytics.v_run.summary IS 'Figures of the run.';
