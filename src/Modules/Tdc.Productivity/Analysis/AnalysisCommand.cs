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

    /// <summary>Runs an analysis and turns faults of the data into a message with row and column.</summary>
    /// <param name="input">The table's path.</param>
    /// <param name="output">The results' path, or null for standard output.</param>
    /// <param name="analyse">Reads columns, calls <see cref="AnalysisTable.Done"/>, computes; observations are counted as rows of the table.</param>
    public static int Run(string input, string? output, Func<AnalysisTable, ResultTable> analyse)
    {
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
