package jp.noren.rental.internal.domain;

/**
 * One thing of the stock.
 *
 * @param id {@code dev_…}
 * @param code what is written on it and in the stock list, such as {@code DEV-0001}
 * @param contract id of the contract that has it, or had it until it was put away; or null
 * @param tracking of the last shipment, or null
 */
public record RentalDevice(
        String id,
        String storefront,
        String code,
        String model,
        String serial,
        DeviceState state,
        String contract,
        Tracking tracking) {

    /** @param number of the carrier's parcel */
    public record Tracking(String carrier, String number) {}
}
