package jp.noren.access.internal.app;

import static jp.noren.access.internal.app.AccessFixture.ADMIN;
import static jp.noren.access.internal.app.AccessFixture.KUMO;
import static jp.noren.access.internal.app.AccessFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Keys of API clients from the first to the last moment, on both databases. */
class ClientKeysTest {
    private static final Set<String> SCOPES = Set.of("rental:read", "rental:write");

    private static boolean isGood(AccessFixture access, String key) {
        return access.sessions.authenticate(key).isPresent();
    }

    private static List<ApiKey> keys(AccessFixture access) {
        return access.clients.list(ADMIN).get(0).keys();
    }

    private static void assertField(String pointer, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                        refused.fields().get(0).pointer())
                .isEqualTo(pointer));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage("kernel.not-found");
    }

    @EachDatabase
    void theBearerHasTheScopesOfHisClient(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String key = access.clients.add(MIZU, "KURA", "stock", SCOPES).key();
        assertThat(access.sessions.authenticate(key).orElseThrow().scopes()).isEqualTo(SCOPES);
        assertThat(access.clients.list(MIZU).get(0).client().scopes()).isEqualTo(SCOPES);
    }

    @EachDatabase
    void whatCanBeNoScopeIsRefused(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        for (String scope : List.of("", "billing", "billing:", ":read", "billing:delete", "Billing:read", "a,b:read")) {
            assertField("/scopes", () -> access.clients.add(MIZU, "KURA", "stock", Set.of(scope)));
        }
        assertThat(access.clients.list(ADMIN)).isEmpty();
    }

    @EachDatabase
    void aKeyIsListedByItsBeginningAndItsLastUse(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        String key = access.clients.add(MIZU, "KURA", "stock", SCOPES).key();
        assertThat(keys(access).get(0).prefix()).isEqualTo(key.substring(0, 12));
        assertThat(keys(access).get(0).lastUse()).isNull();
        Instant first = access.clock.instant();
        assertThat(isGood(access, key)).isTrue();
        access.clock.move(Duration.ofSeconds(59));
        assertThat(isGood(access, key)).isTrue();
        assertThat(keys(access).get(0).lastUse()).as("noted once a minute").isEqualTo(first);
        access.clock.move(Duration.ofSeconds(1));
        assertThat(isGood(access, key)).isTrue();
        assertThat(keys(access).get(0).lastUse()).isEqualTo(first.plusSeconds(60));
    }

    @EachDatabase
    void afterARotationBothKeysAreGoodUntilTheOverlapEnds(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "stock", SCOPES);
        String next = access.rotate.handle(MIZU, client.id(), 24).key();
        assertThat(keys(access)).hasSize(2);
        access.clock.move(Duration.ofHours(24).minusMillis(1));
        assertThat(isGood(access, client.key())).isTrue();
        access.clock.move(Duration.ofMillis(1));
        assertThat(isGood(access, client.key())).isFalse();
        assertThat(isGood(access, next)).isTrue();
        assertThat(keys(access)).extracting(ApiKey::prefix).containsExactly(next.substring(0, 12));
        access.sweep.run();
        assertThat(isGood(access, next)).isTrue();
    }

    @EachDatabase
    void aSecondRotationDoesNotLengthenTheFirstOverlap(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "stock", SCOPES);
        access.rotate.handle(MIZU, client.id(), 1);
        access.rotate.handle(MIZU, client.id(), 168);
        access.clock.move(Duration.ofHours(1));
        assertThat(isGood(access, client.key())).isFalse();
        assertThat(keys(access)).hasSize(2);
    }

    @EachDatabase
    void withoutAnOverlapTheOldKeyEndsAtOnce(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "stock", SCOPES);
        String next = access.rotate.handle(MIZU, client.id(), 0).key();
        assertThat(isGood(access, client.key())).isFalse();
        assertThat(isGood(access, next)).isTrue();
        assertField("/overlap_hours", () -> access.rotate.handle(MIZU, client.id(), -1));
        assertField("/overlap_hours", () -> access.rotate.handle(MIZU, client.id(), 169));
    }

    @EachDatabase
    void oneKeyEndsAndTheOtherStays(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "stock", SCOPES);
        access.clock.move(Duration.ofSeconds(1));
        String next = access.rotate.handle(MIZU, client.id(), 24).key();
        access.rotate.revoke(MIZU, client.id(), keys(access).get(1).id());
        assertThat(isGood(access, client.key())).isFalse();
        assertThat(isGood(access, next)).isTrue();
        assertThat(access.audit.acts())
                .anyMatch(act -> act.contains("access.key-rotated"))
                .anyMatch(act -> act.contains("access.key-revoked"))
                .noneMatch(act -> act.contains(next));
    }

    @EachDatabase
    void anotherResellersClientLooksLikeNone(TestDatabase database) {
        AccessFixture access = new AccessFixture(database);
        ManageClients.Added client = access.clients.add(MIZU, "KURA", "stock", SCOPES);
        String key = keys(access).get(0).id();
        assertNotFound(() -> access.rotate.handle(KUMO, client.id(), 0));
        assertNotFound(() -> access.rotate.revoke(KUMO, client.id(), key));
        assertNotFound(() -> access.rotate.revoke(MIZU, client.id(), "key_none"));
        assertNotFound(() -> access.rotate.handle(MIZU, "cli_none", 0));
        assertThat(isGood(access, client.key())).isTrue();
    }
}
