using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Productivity.Analysis.Statistics;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Statistics;

/// <summary>Runs a statistical command as the program does and compares tables.</summary>
internal static class StatisticsRun
{
    /// <summary>Runs it; a fault is thrown as the host would meet it.</summary>
    public static int Invoke(params string[] arguments)
    {
        var services = new ServiceCollection();
        services.AddStatistics();
        var root = new RootCommand();
        foreach (var command in services.BuildServiceProvider().GetServices<ICommandPart>().SelectMany(p => p.Build(new NoDatabase())))
        {
            root.Add(command);
        }

        var call = root.Parse(arguments);
        Assert.Empty(call.Errors);
        return call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs it on a shared file and compares every cell with the expected file.</summary>
    /// <param name="input">Name of the input.</param>
    /// <param name="expected">Name of the expected file.</param>
    /// <param name="close">Whether a number is the expected one.</param>
    /// <param name="arguments">The command and its options; <c>{in}</c> stands for the input.</param>
    public static void Reproduces(string input, string expected, Func<double, double, bool> close, params string[] arguments)
    {
        var source = Requirements.SharedFile("data", "productivity", input);
        var wanted = Rows(File.ReadAllText(Requirements.SharedFile("data", "productivity", expected)));
        using var folder = new Folder();
        var output = folder.File("out.csv");
        Assert.Equal(ExitCode.Done, Invoke([.. arguments.Select(a => a == "{in}" ? source : a), "-o", output]));
        Compare(wanted, Rows(File.ReadAllText(output)), close);
    }

    /// <summary>Runs it on a text and answers the rows.</summary>
    public static string[][] Rows(byte[] table, params string[] arguments)
    {
        using var folder = new Folder();
        var (input, output) = (folder.File("in.csv"), folder.File("out.csv"));
        File.WriteAllBytes(input, table);
        Assert.Equal(ExitCode.Done, Invoke([.. arguments.Select(a => a == "{in}" ? input : a), "-o", output]));
        return Rows(File.ReadAllText(output));
    }

    /// <summary>Runs it on a text that it refuses and answers what it says; no output file may be left.</summary>
    public static string Refused(string table, params string[] arguments)
    {
        using var folder = new Folder();
        var (input, output) = (folder.File("in.csv"), folder.File("out.csv"));
        File.WriteAllText(input, table);
        var fault = Assert.Throws<CommandFault>(() => Invoke([.. arguments.Select(a => a == "{in}" ? input : a), "-o", output]));
        Assert.Equal(["in.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        return fault.Message;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Compare(string[][] wanted, string[][] found, Func<double, double, bool> close)
    {
        Assert.Equal(wanted[0], found[0]);
        Assert.Equal(wanted.Length, found.Length);
        for (var i = 1; i < wanted.Length; i++)
        {
            for (var j = 0; j < wanted[0].Length; j++)
            {
                var same = wanted[i][j] == found[i][j]
                    || (double.TryParse(wanted[i][j], CultureInfo.InvariantCulture, out var a) && double.TryParse(found[i][j], CultureInfo.InvariantCulture, out var b) && close(a, b));
                Assert.True(same, $"row {i + 1}, {wanted[0][j]} ({string.Join(',', wanted[i].Take(3))}): expected {wanted[i][j]}, found {found[i][j]}");
            }
        }
    }

    private static string[][] Rows(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("tdc-statistics").FullName;

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class NoDatabase : ICommandHost
    {
        public Option<string?> Data { get; } = new("--data");

        public Task<int> WithDatabaseAsync(ParseResult call, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IServiceProvider WithoutDatabase() => throw new NotSupportedException();
    }
}
