package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.noren.rental.internal.domain.CardFace;

/** What is known of the cards that the payment company keeps, and who is changing one now. Joins the running transaction. */
public interface CardBook {

    /**
     * A card that is kept.
     *
     * @param customerRef under which the payment company keeps it
     * @param key of the request that brought it
     */
    record Kept(String customerRef, String storefront, String member, CardFace face, String key) {}

    Optional<Kept> find(String customerRef);

    /** In place of what was known before. */
    void put(Kept card, Instant at);

    /**
     * Takes the right to change a card until an instant; one holder at a time.
     *
     * @return whether nobody else has it
     */
    boolean claim(String customerRef, String holder, Instant now, Instant until);

    /** @return whether the holder still had it */
    boolean release(String customerRef, String holder);

    /**
     * Cards that expire in a month or before, are used by a contract that runs on a day, and whose member was not warned of that, in the order of their
     * references, after one of them.
     */
    List<Kept> expiring(YearMonth by, LocalDate on, String after, int limit);

    /** Cards that pay for a contract that runs on a day, of which nothing is known, or whose expiry was not told when it was asked for before an instant. */
    List<Kept> unknown(LocalDate on, Instant askedBefore, int limit);

    /** Writes what was told of a card, unless another one has come meanwhile. */
    void learn(Kept card, Instant at);

    /** @return whether nobody else has warned him */
    boolean markWarned(Kept card);
}
