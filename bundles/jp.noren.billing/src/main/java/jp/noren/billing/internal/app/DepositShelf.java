package jp.noren.billing.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.kernel.Slice;

/** Where deposits of contracts are kept. */
public interface DepositShelf {

    /** False when it is held already. */
    boolean hold(HeldDeposit deposit);

    List<HeldDeposit> ofContract(String contract);

    Optional<HeldDeposit> find(String charge);

    /** From one state to another, if it still stands in the first. */
    boolean move(HeldDeposit deposit, HeldDeposit.State to, String reference, Instant at);

    /** What is to be given back and was not looked at since, the oldest first. */
    List<HeldDeposit> released(Instant notLookedAtSince, int limit);

    void looked(String charge, Instant at);

    /** @param storefronts null for all */
    List<HeldDeposit> page(List<String> storefronts, HeldDeposit.State state, Slice slice);
}
