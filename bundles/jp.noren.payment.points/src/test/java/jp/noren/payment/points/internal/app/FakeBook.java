package jp.noren.payment.points.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.Mood;

/** A book of points in memory, as the contract of {@link StoredValue} says, that can also fail before or after it has written. */
final class FakeBook implements StoredValue, FakeGateway {

    /** @param left yen that can be spent; what is held has left it */
    private static final class Lot {
        final String account;
        final Instant expiresAt;
        long left;

        Lot(String account, Instant expiresAt, long left) {
            this.account = account;
            this.expiresAt = expiresAt;
            this.left = left;
        }
    }

    private record Piece(Lot lot, long yen) {}

    private static final class Row {
        final String account;
        final long yen;
        final List<Piece> pieces;
        HoldState state = HoldState.HELD;
        long returned;

        Row(String account, long yen, List<Piece> pieces) {
            this.account = account;
            this.yen = yen;
            this.pieces = pieces;
        }
    }

    static final String ACCOUNT = "mem-points";
    private static final long PLENTY = 1_000_000_000L;

    private final Clock clock;
    private final List<Lot> lots = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Lot> granted = new HashMap<>();
    private final Set<String> refunds = new HashSet<>();
    private Mood mood = new Mood.Honest();
    private int received;

    FakeBook(Clock clock) {
        this.clock = clock;
        forget();
    }

    private interface Writing<T> {
        T run();
    }

    private synchronized <T> T written(Writing<T> writing) {
        received++;
        if (mood instanceof Mood.DropsRequest) {
            throw new IllegalStateException("played: not written");
        }
        T result = writing.run();
        if (mood instanceof Mood.LosesReply) {
            throw new IllegalStateException("played: written, and nobody is told");
        }
        return result;
    }

    @Override
    public synchronized Yen balance(String storefront, String account) {
        return Yen.of(spendable(account).stream().mapToLong(lot -> lot.left).sum());
    }

    private List<Lot> spendable(String account) {
        return lots.stream()
                .filter(lot -> lot.account.equals(account)
                        && lot.left > 0
                        && clock.instant().isBefore(lot.expiresAt))
                .sorted(Comparator.comparing((Lot lot) -> lot.expiresAt))
                .toList();
    }

    @Override
    public boolean hold(String storefront, String account, String key, Yen amount) {
        return written(() -> rows.containsKey(key) || open(account, key, amount.amount()));
    }

    private boolean open(String account, String key, long yen) {
        boolean suffices =
                !(mood instanceof Mood.Declines) && balance("", account).amount() >= yen;
        if (suffices) {
            rows.put(key, new Row(account, yen, draw(account, yen)));
        }
        return suffices;
    }

    private List<Piece> draw(String account, long yen) {
        List<Piece> pieces = new ArrayList<>();
        long open = yen;
        for (Lot lot : spendable(account)) {
            long part = Math.min(open, lot.left);
            if (part > 0) {
                lot.left -= part;
                open -= part;
                pieces.add(new Piece(lot, part));
            }
        }
        return pieces;
    }

    @Override
    public boolean take(String storefront, String key) {
        return written(() -> {
            Row row = rows.get(key);
            boolean can = row != null && row.state != HoldState.RELEASED;
            if (can) {
                row.state = HoldState.TAKEN;
            }
            return can;
        });
    }

    @Override
    public boolean release(String storefront, String key) {
        return written(() -> {
            Row row = rows.get(key);
            if (row != null && row.state == HoldState.HELD) {
                row.state = HoldState.RELEASED;
                row.pieces.forEach(piece -> piece.lot().left += piece.yen());
            }
            return row != null && row.state == HoldState.RELEASED;
        });
    }

    @Override
    public boolean giveBack(String storefront, String key, String refundKey, Yen amount) {
        return written(() -> {
            Row row = rows.get(key);
            if (row == null || row.state != HoldState.TAKEN || row.returned + amount.amount() > row.yen) {
                return row != null && refunds.contains(refundKey);
            }
            if (refunds.add(refundKey)) {
                row.returned += amount.amount();
                row.pieces.get(0).lot().left += amount.amount();
            }
            return true;
        });
    }

    @Override
    public synchronized Optional<Hold> find(String storefront, String key) {
        if (mood instanceof Mood.DropsRequest || mood instanceof Mood.LosesReply) {
            throw new IllegalStateException("played: no answer");
        }
        return Optional.ofNullable(rows.get(key))
                .map(row -> new Hold(key, row.account, Yen.of(row.yen), row.state, Yen.of(row.returned)));
    }

    @Override
    public synchronized void grant(String storefront, String account, String key, Yen amount, Instant expiresAt) {
        granted.computeIfAbsent(key, none -> {
            Lot lot = new Lot(account, expiresAt, amount.amount());
            lots.add(lot);
            return lot;
        });
    }

    @Override
    public synchronized void behave(Mood next) {
        mood = next;
    }

    @Override
    public synchronized List<Entry> book() {
        return rows.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Entry entry(String key, Row row) {
        State state =
                switch (row.state) {
                    case HELD -> State.RESERVED;
                    case TAKEN -> State.CHARGED;
                    case RELEASED -> State.RELEASED;
                };
        return new Entry(key, key, Yen.of(row.yen), state, Yen.of(row.returned));
    }

    @Override
    public synchronized int received() {
        return received;
    }

    @Override
    public synchronized void forget() {
        mood = new Mood.Honest();
        received = 0;
        lots.clear();
        rows.clear();
        granted.clear();
        refunds.clear();
        grant("KURA", ACCOUNT, "plenty", Yen.of(PLENTY), Instant.MAX);
    }

    @Override
    public boolean hasLine() {
        return false;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
