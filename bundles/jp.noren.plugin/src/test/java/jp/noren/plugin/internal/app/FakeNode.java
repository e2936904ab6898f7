package jp.noren.plugin.internal.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.gate.GateBook;
import jp.noren.plugin.internal.domain.Facts;
import jp.noren.plugin.internal.domain.Route;

/** A node whose framework is a list. A jar is the text {@code name version word}; its hash is the text itself. */
class FakeNode implements Bundles, Gates, Node, Sources, ReadJar {
    private static final String PROVIDER = "jp.noren.payment.";

    final List<Piece> pieces = new ArrayList<>();
    /** Words of jars that cannot be linked, started, or tested. */
    final Set<String> unlinkable = new HashSet<>();

    final Set<String> unstartable = new HashSet<>();
    final Set<String> untestable = new HashSet<>();
    /** Words of jars that hang when they are to stop. */
    final Set<String> immovable = new HashSet<>();

    final List<String> acts = new ArrayList<>();
    /** All that anybody could get in to since the node came back. */
    final Set<String> served = new HashSet<>();

    private final Set<String> shut = new HashSet<>();
    private final String id;
    private List<Route> followed = List.of();
    private boolean speaking;
    private long last = 10;
    private boolean dead;

    FakeNode(String id) {
        this.id = id;
    }

    static byte[] jar(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Facts facts(String text) {
        String[] words = text.split(" ");
        boolean provider = words[0].startsWith(PROVIDER);
        return new Facts(words[0], words[1], null, false, provider, true, Map.of());
    }

    /** As the node came. */
    FakeNode with(String text) {
        pieces.add(piece(++last, text, true));
        return this;
    }

    /** From now on the node does nothing any more: it was killed. */
    void dies() {
        dead = true;
    }

    void comesBack() {
        served.clear();
        dead = false;
        speaking = false;
        followed = List.of();
    }

    private Piece piece(long number, String text, boolean active) {
        Facts facts = facts(text);
        String provider = facts.provider() && active ? facts.name().substring(PROVIDER.length()) : null;
        Set<String> gates = provider == null ? Set.of() : Set.of("payment." + provider);
        String state = active ? "ACTIVE" : "INSTALLED";
        return new Piece(number, facts, text, active, active, state, Instant.EPOCH, gates, provider);
    }

    /** What serves the common lane of a provider, as the gates of jp.noren.payment decide it. */
    String serving(String bundle) {
        Optional<String> routed = followed.stream()
                .filter(route -> route.bundle().equals(bundle) && route.isCommon())
                .map(route -> route.now().sha256())
                .findFirst();
        return pieces.stream()
                .filter(piece -> piece.name().equals(bundle) && piece.active())
                .map(Piece::sha256)
                .filter(text -> routed.isEmpty() || routed.get().equals(text))
                .max(String::compareTo)
                .orElse("closed");
    }

    private void act(String what) {
        if (dead) {
            throw new NodeDied();
        }
        acts.add(what);
    }

    /** Whoever asks now gets in to these. */
    private void note() {
        if (speaking) {
            pieces.stream()
                    .filter(Piece::active)
                    .filter(piece ->
                            !shut.contains(piece.name() + " " + piece.facts().version()))
                    .forEach(piece -> served.add(piece.sha256()));
        }
    }

    /** A power cut, as seen by the code that was running. */
    static final class NodeDied extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public List<Piece> all() {
        return List.copyOf(pieces);
    }

    @Override
    public Details details(Piece piece) {
        return new Details("noren-shop", List.of(), 1, List.of());
    }

    @Override
    public byte[] content(Piece piece) {
        return jar(piece.sha256());
    }

    @Override
    public Piece install(Artefact artefact) {
        act("install " + artefact.sha256());
        Piece fresh = piece(++last, artefact.sha256(), false);
        pieces.add(fresh);
        return fresh;
    }

    @Override
    public void requireResolvable(Artefact artefact) {
        refuse(unlinkable, artefact.sha256(), "plugin.does-not-resolve");
    }

    @Override
    public void resolve(Piece piece) {
        refuse(unlinkable, piece.sha256(), "plugin.does-not-resolve");
    }

    private static void refuse(Set<String> words, String text, String code) {
        if (words.stream().anyMatch(text::endsWith)) {
            throw new RefusedException(Kind.CONFLICT, code, Map.of("detail", text));
        }
    }

    @Override
    public List<String> refreshSet(Piece piece) {
        return List.of(piece.name());
    }

    @Override
    public void start(Piece piece, Duration limit) {
        act("start " + piece.sha256());
        refuse(unstartable, piece.sha256(), "plugin.start-failed");
        replace(piece.id(), piece(piece.id(), piece.sha256(), true));
    }

    private void replace(long number, Piece other) {
        pieces.replaceAll(piece -> piece.id() == number ? other : piece);
    }

    @Override
    public void selfTest(Piece piece, boolean service, Duration limit) {
        String text = pieces.stream()
                .filter(one -> one.id() == piece.id())
                .findFirst()
                .orElseThrow()
                .sha256();
        refuse(untestable, text, "plugin.self-test-failed");
    }

    @Override
    public void stop(Piece piece) {
        act("stop " + piece.sha256());
        replace(piece.id(), piece(piece.id(), piece.sha256(), false));
    }

    @Override
    public void update(Piece piece, Artefact artefact) {
        act("update " + artefact.sha256());
        replace(piece.id(), piece(piece.id(), artefact.sha256(), false));
        refuse(unstartable, artefact.sha256(), "plugin.start-failed");
        replace(piece.id(), piece(piece.id(), artefact.sha256(), true));
        note();
    }

    @Override
    public void uninstall(Piece piece) {
        act("uninstall " + piece.sha256());
        refuse(immovable, piece.sha256(), "plugin.too-slow");
        pieces.removeIf(one -> one.id() == piece.id());
    }

    @Override
    public void follow(List<Route> routes) {
        if (dead) {
            throw new NodeDied();
        }
        followed = List.copyOf(routes);
        speaking = true;
        note();
    }

    @Override
    public List<Route> followed() {
        return followed;
    }

    @Override
    public boolean isSpeaking() {
        return speaking;
    }

    @Override
    public boolean shut(String bundle, String version) {
        acts.add("shut " + bundle + " " + version);
        return shut.add(bundle + " " + version);
    }

    @Override
    public void letIn(String bundle, String version) {
        acts.add("let in " + bundle + " " + version);
        shut.remove(bundle + " " + version);
        note();
    }

    @Override
    public void onBroken(Broken listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<GateBook.Standing> standings() {
        return List.of();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Future<?> submit(Runnable act) {
        act.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Artefact read(String source, String signature) {
        return of(jar(source), signature).orElseThrow();
    }

    @Override
    public Optional<Artefact> of(byte[] content, String signature) {
        String text = new String(content, StandardCharsets.UTF_8);
        return Optional.of(new Artefact(facts(text), text, content, signature));
    }
}
