package jp.noren.sandbox.internal.atone;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.sandbox.internal.played.Journal;

/** The company's own book of transactions, and its rules on them. */
public final class Transactions implements AutoCloseable {
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Journal journal;

    /** @param path the file of the book; null for a book in memory alone */
    public Transactions(Clock clock, Path path) {
        this.clock = clock;
        this.journal = new Journal(path, this::replay);
    }

    private void replay(JsonNode act) {
        String id = act.path("id").asText();
        switch (act.path("act").asText()) {
            case "token" -> tokens.put(id, true);
            case "settle" -> entries.get(id).become(Entry.State.SETTLED);
            case "refund" -> entries.get(id).giveBack();
            default -> {
                if (act.hasNonNull("replaces")) {
                    entries.get(act.path("replaces").asText()).become(Entry.State.REPLACED);
                }
                Instant at = Instant.ofEpochMilli(act.path("at").asLong());
                Entry.State state = Entry.State.valueOf(act.path("state").asText());
                entries.put(id, new Entry(id, act.path("body"), at, state));
            }
        }
        numbers.incrementAndGet();
    }

    public Collection<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** A buyer has logged in: {@code tk_…}. */
    public String issueToken() {
        String token = String.format("tk_%016x", numbers.incrementAndGet() * 0x9E3779B97F4A7C15L);
        journal.write(Map.of("act", "token", "id", token));
        tokens.put(token, true);
        return token;
    }

    synchronized Entry register(JsonNode body, boolean provisional) throws Refusal {
        String token = body.path("authentication_token").asText();
        Form.require(tokens.containsKey(token), Refusal.TOKEN, "authentication_token");
        Entry old = replaced(body);
        boolean settled = body.path("sales_settled").asBoolean(false);
        check(body, old, settled);
        Entry.State state =
                settled ? Entry.State.SETTLED : provisional ? Entry.State.PROVISIONAL : Entry.State.REGISTERED;
        String id = String.format("tr_%016d", numbers.incrementAndGet());
        Entry entry = new Entry(id, body, clock.instant(), state);
        write(entry, body, old);
        if (old != null) {
            old.become(Entry.State.REPLACED);
        }
        entries.put(id, entry);
        return entry;
    }

    /** The transaction whose place the new one takes; null for none. */
    private Entry replaced(JsonNode body) throws Refusal {
        JsonNode named = body.path("updated_transactions");
        if (named.isMissingNode()) {
            return null;
        }
        Form.require(named.isArray() && named.size() == 1, Refusal.FORM, "updated_transactions");
        Entry old = open(named.get(0).asText());
        boolean same = old.shopNumber().equals(body.path("shop_transaction_no").asText());
        Form.require(same, Refusal.FORM, "shop_transaction_no");
        return old;
    }

    private void check(JsonNode body, Entry old, boolean settled) throws Refusal {
        if (old == null) {
            String number = body.path("shop_transaction_no").asText();
            boolean known =
                    entries.values().stream().anyMatch(one -> one.shopNumber().equals(number));
            Form.require(!known, Refusal.DUPLICATE, "shop_transaction_no");
            return;
        }
        if (old.state() == Entry.State.SETTLED) {
            boolean less = body.path("amount").asLong() < old.amount();
            Form.require(settled && less, Refusal.ALREADY_SETTLED, "amount");
        }
    }

    /** One that can still be acted on. */
    private Entry open(String id) throws Refusal {
        Entry entry = find(id);
        if (entry.state() == Entry.State.GIVEN_BACK) {
            throw new Refusal(Refusal.GIVEN_BACK, "given back");
        }
        if (entry.hasLapsed(clock.instant())) {
            throw new Refusal(Refusal.LAPSED, "lapsed after 90 days");
        }
        return entry;
    }

    /** One that has been replaced is not to be had any more. */
    Entry find(String id) throws Refusal {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new Refusal(Refusal.NO_SUCH, "no such transaction", "id");
        }
        if (entry.state() == Entry.State.REPLACED) {
            throw new Refusal(Refusal.REPLACED, "another took its place", "id");
        }
        return entry;
    }

    synchronized Entry settle(String id) throws Refusal {
        Entry entry = open(id);
        if (entry.state() == Entry.State.SETTLED) {
            throw new Refusal(Refusal.ALREADY_SETTLED, "already settled");
        }
        if (entry.state() == Entry.State.PROVISIONAL) {
            throw new Refusal(Refusal.PROVISIONAL, "provisional");
        }
        journal.write(Map.of("act", "settle", "id", id));
        entry.become(Entry.State.SETTLED);
        return entry;
    }

    synchronized Entry refund(String id) throws Refusal {
        Entry entry = open(id);
        journal.write(Map.of("act", "refund", "id", id));
        entry.giveBack();
        return entry;
    }

    /** Of a payment by a number of the shop: what was first, what it is now. */
    public List<Entry> of(String shopNumber) {
        return entries.values().stream()
                .filter(entry -> entry.shopNumber().equals(shopNumber))
                .toList();
    }

    private void write(Entry entry, JsonNode body, Entry old) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("act", "register");
        line.put("id", entry.id());
        line.put("at", clock.millis());
        line.put("state", entry.state().name());
        line.put("replaces", old == null ? null : old.id());
        line.put("body", body);
        journal.write(line);
    }

    @Override
    public void close() {
        journal.close();
    }
}
