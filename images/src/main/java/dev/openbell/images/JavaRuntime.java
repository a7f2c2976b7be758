package dev.openbell.images;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/** A Java runtime of the modules that an application uses, by the JDK's own jdeps and jlink. */
final class JavaRuntime {

    /** Found at run time only, so that no tool sees that they are needed. */
    private static final Set<String> HIDDEN =
            Set.of("jdk.crypto.ec", "jdk.zipfs", "jdk.management", "java.naming");

    private JavaRuntime() {}

    /**
     * The modules that the jars use: those that a jar names itself, or that jdeps finds in one that
     * names none. jdeps would want all that a named one requires as modules, too.
     *
     * @param jars all of the application's
     */
    static Set<String> modules(List<Path> jars) {
        var modules = new TreeSet<>(HIDDEN);
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--print-module-deps",
                                "--ignore-missing-deps",
                                "--multi-release",
                                String.valueOf(Runtime.version().feature())));
        for (var jar : jars) {
            var named = descriptor(jar);
            if (named.isEmpty()) {
                arguments.add(jar.toString());
            } else {
                named.get().requires().stream()
                        .filter(needed -> !needed.modifiers().contains(Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name)
                        .filter(name -> ModuleFinder.ofSystem().find(name).isPresent())
                        .forEach(modules::add);
            }
        }
        modules.addAll(List.of(run("jdeps", arguments).strip().split(",")));
        return modules;
    }

    /** Of a jar that says itself what it requires. */
    private static Optional<ModuleDescriptor> descriptor(Path jar) {
        try {
            return ModuleFinder.of(jar).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .filter(descriptor -> !descriptor.isAutomatic())
                    .findFirst();
        } catch (FindException noModule) {
            return Optional.empty();
        }
    }

    /** Links a runtime of these modules. */
    static void link(Set<String> modules, Path output) {
        run(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", modules),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        output.toString()));
    }

    private static String run(String name, List<String> arguments) {
        var tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(
                                () ->
                                        new ImageException(
                                                "this Java has no " + name + "; a JDK is needed"));
        var out = new StringWriter();
        var errors = new StringWriter();
        int code =
                tool.run(
                        new PrintWriter(out, true),
                        new PrintWriter(errors, true),
                        arguments.toArray(String[]::new));
        if (code != 0) {
            throw new ImageException(name + " ended with " + code + ": " + out + errors);
        }
        return out.toString();
    }
}
