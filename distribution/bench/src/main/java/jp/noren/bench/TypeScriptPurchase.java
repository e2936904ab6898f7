package jp.noren.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A purchase by the generated TypeScript client. All of the client is checked by the TypeScript compiler, strictly, and then runs in Node.js; where there is no
 * Node.js, nothing is checked, and that is said.
 */
final class TypeScriptPurchase {
    private static final String COMPILER = "META-INF/resources/webjars/typescript/";
    private static final String SETTINGS =
            """
            {"compilerOptions": {"strict": true, "target": "es2020", "lib": ["es2020", "dom"], "types": [],
              "module": "commonjs", "outDir": "out"}, "files": ["purchase.ts", "client/index.ts"]}
            """;

    private final Score score;
    private final Path client;
    private final Path folder;

    /** @param archive whose build made the client, too */
    TypeScriptPurchase(Score score, Path archive, Path folder) throws IOException {
        this.score = score;
        client = archive.toRealPath()
                .getParent()
                .resolveSibling("../client-typescript/target/noren-client/src")
                .normalize();
        this.folder = Files.createTempDirectory(folder, "typescript");
    }

    void play(URI node) throws IOException {
        if (!isNodeHere()) {
            score.say("The TypeScript client was not used: there is no Node.js on this machine.");
            return;
        }
        copy(client, folder.resolve("client"));
        compiler();
        Files.writeString(folder.resolve("tsconfig.json"), SETTINGS);
        try (InputStream script = TypeScriptPurchase.class.getResourceAsStream("/typescript/purchase.ts")) {
            Files.copy(script, folder.resolve("purchase.ts"));
        }
        score.say("The same by the TypeScript client.");
        Said compiled = run("lib/tsc.js", "-p", ".");
        score.check("the TypeScript compiler has no complaint", compiled.exit() == 0, compiled.text());
        Said bought = run("out/purchase.js", node.toString());
        score.say(bought.text().stripTrailing());
        score.check("the purchase by the TypeScript client", bought.exit() == 0, "exit " + bought.exit());
    }

    private record Said(int exit, String text) {}

    private Said run(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of("node"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Said(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isNodeHere() {
        try {
            return run("--version").exit() == 0;
        } catch (IOException notHere) {
            return false;
        }
    }

    /** Out of its jar: the program, and what it knows of the language's own types. */
    private void compiler() throws IOException {
        URL jar = TypeScriptPurchase.class.getClassLoader().getResource(COMPILER);
        if (jar == null) {
            throw new IllegalStateException("the TypeScript compiler is not on the class path");
        }
        URI inside = URI.create(jar.toString());
        try (FileSystem files = FileSystems.newFileSystem(inside, Map.of());
                Stream<Path> versions = Files.list(files.getPath(COMPILER))) {
            copy(versions.findFirst().orElseThrow().resolve("lib"), folder.resolve("lib"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
