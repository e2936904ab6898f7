package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.db.SqlContracts;
import jp.noren.rental.internal.db.SqlDevices;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Terms;
import org.junit.jupiter.api.DisplayName;

class ShowModelsTest {
    private static final Instant NOW = Instant.parse("2026-11-10T01:00:00Z");
    private static final String MIDORI = "mem_midori";

    private SqlContracts contracts;
    private SqlDevices devices;

    private void rented(String contract, String member, String model, Status status) {
        contracts.add(new Contract(
                contract,
                "K-" + contract,
                new Contract.Owner("SORA", member),
                new Contract.Rented(Kind.ROUTER, "R50", "NORMAL"),
                NOW,
                LocalDate.of(2026, 1, 1),
                status == Status.ENDED ? LocalDate.of(2026, 10, 31) : null,
                status,
                new Contract.Payer("CARD", null),
                null,
                new Terms(2980, 10, 0, 0, 0, 0),
                1));
        RentalDevice device = new RentalDevice(
                "dev_" + contract, "SORA", "D-" + contract, model, "SN-" + contract, DeviceState.IN_STOCK, null, null);
        devices.add(device, NOW);
        devices.takeOver(device, contract, DeviceState.IN_USE, NOW);
    }

    @EachDatabase
    @DisplayName(
            "R010: a member's models are those of the devices his contracts have, of an ended one too until it is put away")
    void tellsTheModelsOfAMember(TestDatabase database) {
        contracts = new SqlContracts(database.schema("rental"), database.sql());
        devices = new SqlDevices(database.schema("rental"), database.sql());
        ShowModels models = new ShowModels(contracts, devices);
        rented("ctr_1", MIDORI, "SR-300", Status.ACTIVE);
        rented("ctr_2", MIDORI, "SR-300", Status.ACTIVE);
        rented("ctr_3", MIDORI, "SIM-NANO", Status.ENDED);
        rented("ctr_4", "mem_other", "SR-500", Status.ACTIVE);
        assertThat(models.of("SORA", MIDORI)).containsExactlyInAnyOrder("SR-300", "SIM-NANO");
        assertThat(models.of("KURA", MIDORI)).isEmpty();
        RentalDevice nano = devices.ofContract("ctr_3").orElseThrow();
        assertThat(devices.move(nano, DeviceState.IN_STOCK, NOW)).isTrue();
        assertThat(models.of("SORA", MIDORI)).containsExactly("SR-300");
    }
}
