package jp.noren.audit.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneKey;

/** Where the entries lie. Nothing here changes or removes one: there is no such statement in the code. */
public interface Trail {

    /** Adds entries that {@link #advance} has made room for, in order. */
    void append(List<Entry.Sealed> entries);

    /** Moves the end of a lane from one head to the next; false when another transaction was faster, and then nothing was changed. */
    boolean advance(Head from, Head to);

    /** The end of a lane, held against other transactions until the running one ends. */
    Optional<Head> lockHead(LaneKey lane);

    /** Gives a chain its lanes, unless it has them. */
    void found(List<Head> lanes);

    /** The ends of all lanes. */
    Map<LaneKey, Head> heads();

    /** The greatest number in each lane that has entries. */
    Map<LaneKey, Long> lasts();

    /** Entries of a lane behind a number, in order. */
    List<Entry.Sealed> read(LaneKey lane, long after, int limit);

    /**
     * Notes that entries are made with a key from now on.
     *
     * @param number place of the key in the key file, counted from 1
     * @return the id noted at this place, which is another one when another node came first
     */
    String claimKey(int number, String keyId);
}
