package jp.noren.kernel.health;

import java.util.List;

/**
 * What a bundle knows of how well it does. Registered as a service; asked when an operator looks ({@code noren:health}) and when a monitor reads
 * the figures ({@code /metrics}). It answers within a second, writes nothing and calls nobody outside the house.
 */
public interface HealthSource {

    /** The signs as they stand now. */
    List<Sign> signs();
}
