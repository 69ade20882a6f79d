/**
 * SQL of parts of a `with recursive`: `live_event` holds the events that count, without those taken back and without
 * undos. An event is taken back by an odd number of undos in a row (each takes back the one before: see undo.ts).
 */
export const LIVE_EVENTS = `undo_chain (thread_id, event_id, tail, length) as (
    select u.thread_id, e.event_id, u.event_id, 1
    from threadbare_desk.event u
    join threadbare_desk.event e on e.thread_id = u.thread_id and e.event_id = u.undoes
    where u.kind = 'undo' and e.kind <> 'undo'
    union all
    select c.thread_id, c.event_id, u.event_id, c.length + 1
    from undo_chain c
    join threadbare_desk.event u on u.thread_id = c.thread_id and u.undoes = c.tail),
  undone_event as (
    select thread_id, event_id from undo_chain group by thread_id, event_id having max(length) % 2 = 1),
  live_event as (
    select e.* from threadbare_desk.event e
    where e.kind <> 'undo' and not exists (
      select 1 from undone_event d where d.thread_id = e.thread_id and d.event_id = e.event_id))`;
