using System.CommandLine;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>The option <c>--orientation</c>.</summary>
internal static class OrientationOption
{
    private const string Input = "input";
    private const string Output = "output";

    /// <summary>The option, output by default.</summary>
    public static Option<string> New()
    {
        var option = new Option<string>("--orientation")
        {
            Description = "Which distances are measured.",
            HelpName = "output|input",
            DefaultValueFactory = _ => Output,
        };
        option.AcceptOnlyFromAmong(Output, Input);
        return option;
    }

    /// <summary>What it says.</summary>
    public static Orientation Read(string value) => value == Input ? Orientation.Input : Orientation.Output;
}
