package jp.noren.access.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.ApiKey;
import jp.noren.access.internal.app.ManageClients;
import jp.noren.access.internal.app.Principal;
import jp.noren.kernel.LocalizedText;

/** What goes over the wire. Records that carry a secret do not print it. */
final class Wires {
    private Wires() {}

    record Login(String storefront, String loginId, String password) {
        Password secret() {
            new Fields().need("/login_id", loginId).need("/password", password).check();
            return new Password(password.toCharArray());
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    record FirstLogin(String storefront, String loginId, String password, String newPassword) {
        void check() {
            new Fields()
                    .need("/login_id", loginId)
                    .need("/password", password)
                    .need("/new_password", newPassword)
                    .check();
        }

        Password first() {
            return new Password(password.toCharArray());
        }

        Password chosen() {
            return new Password(newPassword.toCharArray());
        }

        @Override
        public String toString() {
            return "FirstLogin[hidden]";
        }
    }

    record Redemption(String secret, String newPassword) {
        Password password() {
            new Fields()
                    .need("/secret", secret)
                    .need("/new_password", newPassword)
                    .check();
            return new Password(newPassword.toCharArray());
        }

        @Override
        public String toString() {
            return "Redemption[hidden]";
        }
    }

    record Bearer(String kind, String id, String storefront, String reseller, Set<Role> roles) {
        static Bearer of(Caller caller) {
            return new Bearer(
                    caller.kind().name(), caller.id(), caller.storefront(), caller.reseller(), caller.roles());
        }
    }

    record Session(String token, Instant expiresAt, Bearer principal) {
        @Override
        public String toString() {
            return "Session[hidden]";
        }
    }

    record CurrentSession(Bearer principal) {}

    record NewOperator(String loginId, String name, Set<Role> roles) {
        void check() {
            new Fields()
                    .need("/login_id", loginId)
                    .need("/roles", roles)
                    .name("/name", name)
                    .check();
        }
    }

    record NewReseller(String code, LocalizedText name, String loginId) {
        void check() {
            Fields fields = new Fields().need("/code", code).need("/login_id", loginId);
            if (name != null) {
                new TreeMap<>(name.texts()).forEach((language, text) -> fields.name("/name/" + language, text));
            }
            fields.check();
        }
    }

    record NewClient(String storefront, String name, Set<String> scopes) {
        void check() {
            new Fields()
                    .need("/storefront", storefront)
                    .need("/name", name)
                    .name("/name", name)
                    .check();
        }

        Set<String> wanted() {
            return scopes == null ? Set.of() : scopes;
        }
    }

    /** @param overlapHours a day if absent */
    record Rotation(Integer overlapHours) {
        private static final int A_DAY = 24;

        int hours() {
            return overlapHours == null ? A_DAY : overlapHours;
        }
    }

    record AddedPrincipal(String id, String oneTimeSecret) {
        @Override
        public String toString() {
            return "AddedPrincipal[" + id + "]";
        }
    }

    record AddedClient(String id, String key) {
        @Override
        public String toString() {
            return "AddedClient[" + id + "]";
        }
    }

    record Listed(String id, String name, String storefront, String reseller, Set<Role> roles) {
        static Listed of(Principal principal) {
            return new Listed(
                    principal.id(), principal.name(), principal.storefront(), principal.reseller(), principal.roles());
        }
    }

    record Key(String id, String prefix, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {
        static Key of(ApiKey key) {
            return new Key(key.id(), key.prefix(), key.createdAt(), key.lastUse(), key.expiresAt());
        }
    }

    record Client(String id, String name, String storefront, Set<String> scopes, List<Key> keys) {
        static Client of(ManageClients.Shown shown) {
            Principal client = shown.client();
            return new Client(
                    client.id(),
                    client.name(),
                    client.storefront(),
                    new TreeSet<>(client.scopes()),
                    shown.keys().stream().map(Key::of).toList());
        }
    }

    record Clients(String object, List<Client> data, boolean hasMore, String url) {
        static Clients of(List<ManageClients.Shown> clients) {
            return new Clients("list", clients.stream().map(Client::of).toList(), false, "/api/v1/clients");
        }
    }

    /** A list that is short enough to be answered whole. */
    record Whole(String object, List<Listed> data, boolean hasMore, String url) {
        static Whole of(List<Principal> principals, String url) {
            return new Whole("list", principals.stream().map(Listed::of).toList(), false, url);
        }
    }
}
