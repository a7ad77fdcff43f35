using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory.Methods;

/// <summary>A version of a method as the fields of its form, and back: tables are lines with cells between bars.</summary>
/// <remarks>
/// <para>Inputs: <c>name | source | unit | Vietnamese | English | settings</c>; settings are <c>column=…</c>, <c>value=…</c>, <c>half=…</c>, <c>relative=…</c>,
/// <c>u=…</c>, <c>dof=…</c>, <c>pooled=…</c>, <c>shape=uniform|triangular|arcsine|normal</c>, separated by spaces.</para>
/// <para>Limits of the room: <c>name | unit | low | high</c>. Permissible errors: <c>class | from | to | limit | basis</c>.</para>
/// </remarks>
internal static class MethodForm
{
    /// <summary>The fields of a version.</summary>
    public static Dictionary<string, string> AsTyped(MethodVersion v) => new(StringComparer.Ordinal)
    {
        ["procedure"] = v.Procedure,
        ["measurandVi"] = v.MeasurandVi,
        ["measurandEn"] = v.MeasurandEn,
        ["meaning"] = v.Meaning.ToString(),
        ["pointUnit"] = LaboratoryUnits.Symbol(v.PointUnit),
        ["resultUnit"] = LaboratoryUnits.Symbol(v.ResultUnit),
        ["model"] = v.Model,
        ["output"] = v.Output,
        ["inputs"] = string.Join('\n', LaboratoryJson.Read<List<BudgetInput>>(v.Budget).Select(Line)),
        ["points"] = string.Join("; ", LaboratoryJson.Read<List<double>>(v.TestPoints).Select(p => LaboratoryWords.Typed(p))),
        ["leastReadings"] = v.LeastReadings.ToString(CultureInfo.InvariantCulture),
        ["limits"] = string.Join('\n', LaboratoryJson.Read<List<EnvironmentLimit>>(v.Environment).Select(l => Cells(l.Name, LaboratoryUnits.Symbol(l.Unit), LaboratoryWords.Typed(l.Low), LaboratoryWords.Typed(l.High)))),
        ["rule"] = v.Rule.ToString(),
        ["acceptance"] = string.Join('\n', LaboratoryJson.Read<List<AcceptanceLimit>>(v.Acceptance).Select(a => Cells(a.Class, LaboratoryWords.Typed(a.From), LaboratoryWords.Typed(a.To), LaboratoryWords.Typed(a.Limit), a.Basis))),
        ["probability"] = LaboratoryWords.Typed(Math.Round(v.CoverageProbability * 100, 6)),
        ["validFrom"] = Display.DateTyped(v.ValidFrom),
    };

    /// <summary>What was typed, or <see langword="null"/> with faults in the post.</summary>
    public static MethodDraft? Read(LaboratoryPost posted, IStringLocalizer<LaboratoryText> text)
    {
        var inputs = Lines(posted, "inputs", text, Input);
        var limits = Lines(posted, "limits", text, Limit);
        var acceptance = Lines(posted, "acceptance", text, Acceptance);
        List<double> points = [];
        foreach (var word in posted["points"].Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (MeasuredNumber.TryRead(word, out var point))
            {
                points.Add(point);
            }
            else
            {
                posted.Faults.Add("points", text["method.points-word", word.Length > 40 ? word[..40] : word]);
                break;
            }
        }

        var (least, probability, from) = (posted.Whole("leastReadings", 1, MeasuredNumber.MostReadings, needed: true), posted.Measured("probability", needed: true), posted.Date("validFrom", needed: true));
        return posted.Faults.Any
            ? null
            : new MethodDraft(
                posted["procedure"], posted["measurandVi"], posted["measurandEn"], posted.Word<ResultMeaning>("meaning") ?? ResultMeaning.ErrorOfIndication,
                LaboratoryUnits.ToDsi(posted["pointUnit"]) ?? "", LaboratoryUnits.ToDsi(posted["resultUnit"]) ?? "", posted["model"], posted["output"], inputs, points, least!.Value, limits,
                posted.Word<DecisionRule>("rule") ?? DecisionRule.None, acceptance, probability!.Value / 100, from!.Value);
    }

    private static string Line(BudgetInput i) => Cells(i.Name, i.Source.ToString(), LaboratoryUnits.Symbol(i.Unit), i.LabelVi, i.LabelEn, string.Join(' ', Settings(i)));

    private static IEnumerable<string> Settings(BudgetInput i)
    {
        (string Name, double? Value)[] numbers =
            [("value", i.Value == 0 ? null : i.Value), ("half", i.HalfWidth), ("relative", i.RelativeHalfWidth), ("u", i.StandardUncertainty), ("dof", i.DegreesOfFreedom), ("pooled", i.PooledDeviation)];
        return (i.Column.Length > 0 ? [$"column={i.Column}"] : Array.Empty<string>()).Concat(numbers.Where(n => n.Value is not null).Select(n => $"{n.Name}={LaboratoryWords.Typed(n.Value)}"))
            .Concat(i.HalfWidth is null && i.RelativeHalfWidth is null && i.Source != InputSource.Resolution ? [] : [$"shape={i.Distribution.ToString().ToLowerInvariant()}"]);
    }

    private static string Cells(params string[] cells) => string.Join(" | ", cells);

    private static List<T> Lines<T>(LaboratoryPost posted, string field, IStringLocalizer<LaboratoryText> text, Func<string[], T?> read)
        where T : class
    {
        List<T> result = [];
        var number = 0;
        foreach (var line in posted[field].Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            if (read(line.Split('|', StringSplitOptions.TrimEntries)) is not { } made)
            {
                posted.Faults.Add(field, text["method.line", number, line.Length > 80 ? line[..80] : line]);
                return result;
            }

            result.Add(made);
        }

        return result;
    }

    private static BudgetInput? Input(string[] cells)
    {
        if (cells.Length is not (5 or 6) || !Enum.TryParse<InputSource>(cells[1], true, out var source) || !Enum.IsDefined(source) || char.IsDigit(cells[1][0]))
        {
            return null;
        }

        var input = new BudgetInput(cells[0], cells[3], cells[4], LaboratoryUnits.ToDsi(cells[2].Length == 0 ? "1" : cells[2]) ?? "", source);
        foreach (var setting in (cells.Length == 6 ? cells[5] : "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (setting.Split('=') is not [var name, var value] || With(input, name, value) is not { } next)
            {
                return null;
            }

            input = next;
        }

        return input;
    }

    private static BudgetInput? With(BudgetInput input, string name, string value)
    {
        if (name == "column")
        {
            return input with { Column = value };
        }

        if (name == "shape")
        {
            return Enum.TryParse<InputDistribution>(value, true, out var shape) && Enum.IsDefined(shape) ? input with { Distribution = shape } : null;
        }

        return !MeasuredNumber.TryRead(value, out var number) ? null : name switch
        {
            "value" => input with { Value = number },
            "half" => input with { HalfWidth = number },
            "relative" => input with { RelativeHalfWidth = number },
            "u" => input with { StandardUncertainty = number },
            "dof" => input with { DegreesOfFreedom = number },
            "pooled" => input with { PooledDeviation = number },
            _ => null,
        };
    }

    private static EnvironmentLimit? Limit(string[] cells) =>
        cells.Length == 4 && MeasuredNumber.TryRead(cells[2], out var low) && MeasuredNumber.TryRead(cells[3], out var high) && LaboratoryUnits.ToDsi(cells[1]) is { } unit
            ? new(cells[0], unit, low, high) : null;

    private static AcceptanceLimit? Acceptance(string[] cells) =>
        cells.Length == 5 && MeasuredNumber.TryRead(cells[1], out var from) && MeasuredNumber.TryRead(cells[2], out var to) && MeasuredNumber.TryRead(cells[3], out var limit)
            ? new(cells[0], from, to, limit, cells[4]) : null;
}
