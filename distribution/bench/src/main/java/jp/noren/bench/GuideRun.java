package jp.noren.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the provider guide to the letter: every command of the page, as it stands, in one shell; from the archetype to the first paid order and the swap.
 * Tells how long each step took and how many lines of code the author has. Arguments: the archive (which the guide finds where the build leaves it), a folder, then
 * the language of the guide ({@code en} or {@code ja}). Nothing is put into the user's own Maven repository.
 */
public final class GuideRun {
    private static final String MARK = "@@@ ";

    private final Score score = new Score(System.out);
    private final Path root;
    private final Path folder;
    private final String language;

    private GuideRun(Path root, Path folder, String language) {
        this.root = root;
        this.folder = folder;
        this.language = language;
    }

    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(arguments[0]).toRealPath();
        Path root = archive.getParent().getParent().getParent().getParent();
        Files.createDirectories(Path.of(arguments[1]));
        Path folder = Files.createTempDirectory(Path.of(arguments[1]).toRealPath(), "guide");
        String language = arguments.length > 2 ? arguments[2] : "en";
        System.exit(new GuideRun(root, folder, language).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Path page = root.resolve("distribution/handbook/provider-guide." + language + ".md");
        List<GuidePage.Block> blocks = GuidePage.read(page).blocks();
        Path script = folder.resolve("guide.sh");
        Files.writeString(script, script(blocks));
        score.say("The provider guide (" + language + "), " + blocks.size() + " blocks of commands, in " + folder);
        Map<String, Long> steps = new LinkedHashMap<>();
        StringBuilder said = new StringBuilder();
        int exit = follow(script, steps, said);
        report(steps, said.toString(), exit);
        return score.end();
    }

    /** Each block as it stands, with a mark before it; the first command that fails ends it, and the company and the node end with it. */
    private static String script(List<GuidePage.Block> blocks) {
        StringBuilder script = new StringBuilder("set -euo pipefail\n")
                .append("trap 'kill ${company:-} 2>/dev/null || true; bin/noren stop 2>/dev/null || true' EXIT\n");
        for (GuidePage.Block block : blocks) {
            script.append("echo '")
                    .append(MARK)
                    .append(block.title().replace("'", ""))
                    .append("'\n");
            script.append(block.commands());
        }
        return script.append("echo '").append(MARK).append("end'\n").toString();
    }

    private int follow(Path script, Map<String, Long> steps, StringBuilder said)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
        builder.directory(root.toFile());
        builder.environment().put("PATH", shim() + ":" + System.getenv("PATH"));
        builder.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("work")).toString());
        builder.environment().put("NOREN_HTTP_PORT", String.valueOf(Node.freePort()));
        builder.environment().put("NOREN_START_SECONDS", "300");
        builder.environment().put("ACME_PORT", String.valueOf(Node.freePort()));
        Process process = builder.start();
        process.getOutputStream().close();
        String step = "";
        long since = System.nanoTime();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int mark = line.indexOf(MARK);
                if (mark >= 0) {
                    long now = System.nanoTime();
                    steps.merge(step, now - since, Long::sum);
                    step = line.substring(mark + MARK.length());
                    since = now;
                    score.say("== " + step);
                } else {
                    said.append(line).append('\n');
                    score.say("  " + line);
                }
            }
        }
        steps.remove("");
        return process.waitFor();
    }

    /** A {@code mvn} before the user's: the same, with a repository of its own that finds in the user's what is there. */
    private Path shim() throws IOException {
        String local = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        String place = "<id>user</id><url>file://" + local + "</url>";
        Path settings = folder.resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><profiles><profile><id>user</id><activation><activeByDefault>true</activeByDefault></activation>"
                        + "<repositories><repository>" + place + "</repository></repositories><pluginRepositories>"
                        + "<pluginRepository>" + place
                        + "</pluginRepository></pluginRepositories></profile></profiles></settings>");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path mvn = bin.resolve("mvn");
        Files.writeString(
                mvn,
                "#!/bin/sh\nPATH=${PATH#*:} exec mvn -B -ntp -s " + settings + " -Dmaven.repo.local="
                        + folder.resolve("repository") + " \"$@\"\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }

    private void report(Map<String, Long> steps, String said, int exit) throws IOException {
        score.say("");
        long whole = 0;
        for (Map.Entry<String, Long> step : steps.entrySet()) {
            whole += step.getValue();
            score.say(String.format("  %6.1f s  %s", step.getValue() / 1e9, step.getKey()));
        }
        Duration took = Duration.ofNanos(whole);
        List<Path> sources = sources();
        long lines = 0;
        for (Path source : sources) {
            lines += code(Files.readAllLines(source));
        }
        score.expect("the guide was followed to its end", 0, exit);
        score.check("the planted mistake was seen", said.contains("The contract test has seen it."), said);
        score.check("the report names the section", said.contains("provider guide, section 6."), said);
        score.expect("orders that sent their buyer away", 2, count(said, " is requires_action."));
        score.check("the first order is paid", said.contains("SUCCEEDED"), said);
        score.check("to its end in ten minutes: " + took.toSeconds() + " s", exit == 0 && took.toMinutes() < 10, took);
        score.check("the author's own code, 150 lines or less: " + lines, lines <= 150 && lines > 0, sources);
    }

    private static int count(String text, String what) {
        return text.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }

    private List<Path> sources() throws IOException {
        try (var all = Files.walk(folder.resolve("work"))) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Lines that are neither empty nor comment, nor say what is imported. */
    static long code(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .filter(line -> !line.startsWith("/*") && !line.startsWith("*") && !line.startsWith("//"))
                .count();
    }
}
