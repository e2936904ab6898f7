package jp.noren.rental.internal.domain;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a device stands (requirements, section 25). */
public enum DeviceState {
    IN_STOCK,
    /** Promised to a contract; still on the shelf. */
    ASSIGNED,
    SHIPPED,
    IN_USE,
    /** Has to come back: the end of its contract was filed. */
    RETURN_WAITING,
    /** Arrived; not opened yet. */
    RETURNED,
    INSPECTED,
    DAMAGED,
    LOST;

    private static final Map<DeviceState, Set<DeviceState>> NEXT = Map.of(
            IN_STOCK, EnumSet.of(ASSIGNED, DAMAGED, LOST),
            ASSIGNED, EnumSet.of(IN_STOCK, SHIPPED),
            SHIPPED, EnumSet.of(IN_USE, RETURN_WAITING, LOST),
            IN_USE, EnumSet.of(RETURN_WAITING, LOST),
            RETURN_WAITING, EnumSet.of(RETURNED, LOST),
            RETURNED, EnumSet.of(INSPECTED),
            INSPECTED, EnumSet.of(IN_STOCK, DAMAGED, LOST),
            DAMAGED, EnumSet.of(IN_STOCK),
            LOST, EnumSet.of(RETURNED));

    /** What a desk may write by hand, without an order or a shipment that says so: putting away, repair, delivery. */
    private static final Map<DeviceState, Set<DeviceState>> BY_HAND = Map.of(
            IN_STOCK, EnumSet.of(DAMAGED, LOST),
            SHIPPED, EnumSet.of(IN_USE),
            INSPECTED, EnumSet.of(IN_STOCK, DAMAGED, LOST),
            DAMAGED, EnumSet.of(IN_STOCK));

    public boolean canBecome(DeviceState next) {
        return NEXT.get(this).contains(next);
    }

    public boolean canBeMovedByHandTo(DeviceState next) {
        return BY_HAND.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether a contract has it. */
    public boolean isOut() {
        return this == ASSIGNED || this == SHIPPED || this == IN_USE || this == RETURN_WAITING;
    }

    /** Where a device stands once a contract of old has it. */
    public DeviceState takenOver(boolean begun) {
        if (this != IN_STOCK) {
            return this;
        }
        return begun ? IN_USE : ASSIGNED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
