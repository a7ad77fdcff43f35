using System.CommandLine;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>The argument and options that every command over production data has.</summary>
internal sealed class FrontierOptions
{
    /// <summary>The table.</summary>
    public Argument<string> Input { get; } = AnalysisCommand.Input();

    /// <summary>Names of inputs.</summary>
    public Option<string> Inputs { get; } = new("--inputs") { Description = "Columns of inputs, parted by commas.", Required = true, HelpName = "L,K,M" };

    /// <summary>Names of outputs.</summary>
    public Option<string> Outputs { get; } = new("--outputs") { Description = "Columns of outputs, parted by commas.", Required = true, HelpName = "Y1,Y2" };

    /// <summary>The column of names.</summary>
    public Option<string?> Id { get; } = new("--id")
    {
        Description = "Column with the unit's name; without it the column 'firm', else the first column that is nothing else, else row numbers.",
        HelpName = "COLUMN",
    };

    /// <summary>The column of periods.</summary>
    public Option<string?> Period { get; } = new("--period")
    {
        Description = "Column with the period, a whole number; without it the column 'year'; without that all rows are of one period.",
        HelpName = "COLUMN",
    };

    /// <summary>Where results go.</summary>
    public Option<string?> Output { get; } = AnalysisCommand.Output();

    /// <summary>A command with these.</summary>
    public Command Command(string name, string description) => new(name, description) { Input, Inputs, Outputs, Id, Period, Output };

    /// <summary>Runs an analysis of the panel that the options name.</summary>
    public int Run(ParseResult call, bool needsPeriod, Func<FrontierPanel, ResultTable> analyse) =>
        AnalysisCommand.Run(
            call.GetValue(Input)!,
            call.GetValue(Output),
            table => analyse(FrontierPanel.Read(
                table,
                AnalysisCommand.Names(call.GetValue(Inputs)!),
                AnalysisCommand.Names(call.GetValue(Outputs)!),
                call.GetValue(Id),
                call.GetValue(Period),
                needsPeriod)));
}
