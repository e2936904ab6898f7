-- The oldest events of a topic are found without looking at all that wait behind them.
create index outbox_in_order on persistence.outbox (topic, seq);
