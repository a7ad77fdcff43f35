namespace Tdc.Testing;

/// <summary>What a test needs from the machine: skipped by name where it is absent, failed where it is required.</summary>
public static class Requirements
{
    /// <summary>Connection string of a PostgreSQL server on which tests may create databases; empty without one.</summary>
    public static string PostgresConnection { get; } = Environment.GetEnvironmentVariable("TDC_TEST_POSTGRESQL") ?? "";

    private static readonly HashSet<string> required =
        [.. (Environment.GetEnvironmentVariable("TDC_TEST_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Goes on when the thing is there; else skips, or fails when <c>TDC_TEST_REQUIRE</c> names it.</summary>
    /// <param name="name"><c>postgresql</c>, <c>browser</c> or <c>readers</c>.</param>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="how">What to install or set.</param>
    public static void Need(string name, bool isThere, string how)
    {
        if (isThere)
        {
            return;
        }

        if (required.Contains(name))
        {
            Assert.Fail($"{name} is required and absent: {how}");
        }

        Assert.Skip($"{name} is absent: {how}");
    }

    /// <summary>Goes on when PostgreSQL can be used.</summary>
    public static void NeedPostgres() => Need("postgresql", PostgresConnection.Length > 0, "set TDC_TEST_POSTGRESQL to a connection string");

    /// <summary>A file of the shared reference data beside the project; skips the test when the folder is absent.</summary>
    public static string SharedFile(params string[] parts)
    {
        var path = Path.Combine([RepositoryRoot, "..", "shared", .. parts]);
        if (!File.Exists(path))
        {
            Assert.Skip("the shared reference data is not beside the project: " + string.Join('/', parts));
        }

        return Path.GetFullPath(path);
    }

    /// <summary>The project's root folder, found from where the tests run.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tdc.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Tests run outside the project's folder.");
    }
}
