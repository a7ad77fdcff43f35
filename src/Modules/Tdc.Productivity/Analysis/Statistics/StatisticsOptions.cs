using System.CommandLine;
using System.Globalization;
using Tdc.Platform.Commands;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>Options with numbers; the decimal mark is a point whatever the language of the machine.</summary>
internal static class StatisticsOptions
{
    /// <summary>An option with one number.</summary>
    public static Option<double> Number(string name, string description, double? otherwise = null)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            Required = otherwise is null,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (!TryRead(text, out var number))
                {
                    result.AddError(StatisticsWords.Say("option.not-number", name, text));
                }

                return number;
            },
        };
        if (otherwise is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    /// <summary>Reads <c>name=number,name=number</c>: one number for each of <paramref name="names"/>, in their order.</summary>
    /// <exception cref="CommandFault">A part is no such pair, a name is unknown, stands twice or is not told.</exception>
    public static double[] Rates(string option, string text, IReadOnlyList<string> names)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in AnalysisCommand.Names(text))
        {
            var at = part.LastIndexOf('=');
            if (at <= 0 || !TryRead(part[(at + 1)..], out var rate))
            {
                throw new CommandFault(StatisticsWords.Say("option.not-pair", option, part));
            }

            var name = part[..at].Trim();
            if (!names.Contains(name, StringComparer.Ordinal) || !rates.TryAdd(name, rate))
            {
                throw new CommandFault(StatisticsWords.Say("option.unknown-asset", option, name, string.Join(", ", names)));
            }
        }

        return [.. names.Select(name => rates.TryGetValue(name, out var rate)
            ? rate
            : throw new CommandFault(StatisticsWords.Say("option.no-rate", option, name)))];
    }

    /// <summary>Refuses a number outside a range.</summary>
    /// <param name="what">The option, with the asset when it has one for each.</param>
    /// <param name="value">What was given.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <exception cref="CommandFault">It is outside.</exception>
    public static void RefuseOutside(string what, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new CommandFault(StatisticsWords.Say("option.outside", what, value, least, most));
        }
    }

    private static bool TryRead(string text, out double number) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
