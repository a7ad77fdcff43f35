using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Analysis;

/// <summary>What the commands over tables share: the input, the output, faults in words.</summary>
internal static class AnalysisCommand
{
    /// <summary>The table that is analysed.</summary>
    public static Argument<string> Input() => new("IN") { Description = "Table: CSV or XLSX with headings in the first row." };

    /// <summary>Where results go.</summary>
    public static Option<string?> Output() => new("--output", "-o") { Description = "File for the results; without it they go to standard output.", HelpName = "OUT.csv" };

    /// <summary>An option with names parted by commas, such as <c>L,K,M</c>.</summary>
    public static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Refuses lists of columns that name none, or one twice.</summary>
    /// <param name="options">Each option with its names; a name may stand once in all of them together.</param>
    /// <exception cref="CommandFault">An option names no column, or a column stands twice.</exception>
    public static void RefuseNamesOf(params (string Option, string[] Names)[] options)
    {
        if (options.FirstOrDefault(o => o.Names.Length == 0) is { Option: { } empty })
        {
            throw new CommandFault(AnalysisWords.Say("columns.none", empty));
        }

        if (options.SelectMany(o => o.Names).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CommandFault(AnalysisWords.Say("columns.twice", twice.Key, string.Join(", ", options.Select(o => o.Option))));
        }
    }

    /// <summary>Runs an analysis and turns faults of the data into a message with row and column.</summary>
    /// <param name="input">The table's path.</param>
    /// <param name="output">The results' path, or null for standard output.</param>
    /// <param name="analyse">Reads columns, calls <see cref="AnalysisTable.Done"/>, computes; observations are counted as rows of the table.</param>
    public static int Run(string input, string? output, Func<AnalysisTable, ResultTable> analyse)
    {
        OutputPath.Check(input, output);
        var table = AnalysisTable.Read(input);
        try
        {
            analyse(table).Write(output);
            return ExitCode.Done;
        }
        catch (AnalysisException fault)
        {
            throw new CommandFault($"{table.Name}: {AnalysisWords.Say(fault, table.SourceRow)}", fault);
        }
    }
}
