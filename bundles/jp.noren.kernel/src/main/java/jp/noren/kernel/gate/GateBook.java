package jp.noren.kernel.gate;

import java.util.List;

/** Registered as a service by whoever keeps gates: how they stand at this moment. */
public interface GateBook {

    /**
     * @param key {@code payment.<provider>}, {@code payment.<provider>@<storefront>}, {@code rest.<path>}
     * @param open whether somebody serves behind it
     * @param running calls inside
     * @param waiting callers before the closed door
     */
    record Standing(String key, boolean open, int running, int waiting) {}

    List<Standing> gates();
}
