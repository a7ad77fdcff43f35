using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study to be made. The settings of a study that is read can be sent again.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sample">Which enterprises and years.</param>
/// <param name="Frontier">Model of a frontier study; only of that kind.</param>
/// <param name="Drivers">Model of a study of drivers.</param>
/// <param name="Effect">Model of a study of an effect.</param>
internal sealed record StudyBody(
    StudyKind Kind, [property: Required, StringLength(300)] string Title, [property: Required] SampleChoice Sample, FrontierSettings? Frontier = null, DriverSettings? Drivers = null, EffectSettings? Effect = null)
{
    // Fields of the wizard's address and what they are called here.
    private static readonly Dictionary<string, string> names = new(StringComparer.Ordinal)
    {
        ["ten"] = "title",
        ["tu"] = "sample.from",
        ["den"] = "sample.to",
        ["lap"] = "frontier.replications",
        ["hat-giong"] = "frontier.seed",
        ["nam-ho-tro"] = "effect.fromYear",
        ["khoang-cach"] = "effect.caliper",
    };

    /// <summary>What a field of the wizard is called here.</summary>
    public static string NameOf(string? field) => field is not null && names.TryGetValue(field, out var name) ? name : "study";

    /// <summary>The address of the wizard's last step with these choices, so that one set of rules reads both.</summary>
    public IQueryCollection ToQuery()
    {
        var sample = Sample ?? new();
        var query = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["buoc"] = "kiem-tra",
            ["ten"] = Title ?? "",
            ["loai"] = sample.Demonstration ? "vi-du" : "that",
            ["nganh"] = sample.Activity is null or SeriesKey.Total ? "" : sample.Activity,
            ["tu"] = sample.From == 0 ? "" : Text(sample.From),
            ["den"] = sample.To == 0 ? "" : Text(sample.To),
            ["quy-mo"] = sample.Size ?? "",
        };
        if (Kind == StudyKind.Frontier && (Frontier ?? new()) is { } frontier)
        {
            query["dau-vao"] = Codes(frontier.Inputs);
            query["dau-ra"] = Codes(frontier.Outputs);
            query["hieu-suat"] = frontier.Returns == ReturnsToScale.Constant ? "crs" : "vrs";
            query["huong"] = frontier.Orientation == Orientation.Input ? "vao" : "ra";
            query["sieu"] = Tick(frontier.Super);
            query["do-du"] = Tick(frontier.Slacks);
            query["fdh"] = Tick(frontier.FreeDisposal);
            query["sfa"] = Tick(frontier.Stochastic);
            query["lap"] = Text(frontier.Replications);
            query["hat-giong"] = Text(frontier.Seed);
            query["kep"] = Tick(frontier.DoubleBootstrap);
            query["giai-thich"] = Codes(frontier.Drivers);
        }
        else if (Kind == StudyKind.Drivers && (Drivers ?? new()) is { } drivers)
        {
            query["ket-qua"] = drivers.Outcome;
            query["yeu-to"] = Codes(drivers.Drivers);
            query["mo-hinh"] = drivers.Model.ToString();
            query["tre"] = Tick(drivers.Lag);
            query["nam"] = Tick(drivers.YearEffects);
            query["nganh-rieng"] = Tick(drivers.ActivityEffects);
        }
        else if (Kind == StudyKind.Effect && (Effect ?? new()) is { } effect)
        {
            query["nam-ho-tro"] = Text(effect.FromYear);
            query["doi-chung"] = effect.Matched ? "" : "tat-ca";
            query["khoang-cach"] = Display.Plain((decimal)Math.Clamp(effect.Caliper, -1e6, 1e6), 6); // as the reader's language writes it, for it is read so
        }

        return new QueryCollection(query);
    }

    /// <summary>Fields whose choices the wizard does not know, which it would leave out.</summary>
    public IEnumerable<string> Unknown(StudySettings read)
    {
        if (Frontier is { } frontier && read.Frontier is { } taken)
        {
            if (!Codes(frontier.Inputs).SequenceEqual(taken.Inputs)) { yield return "frontier.inputs"; }
            if (!Codes(frontier.Outputs).SequenceEqual(taken.Outputs)) { yield return "frontier.outputs"; }
            if (!Codes(frontier.Drivers).SequenceEqual(taken.Drivers)) { yield return "frontier.drivers"; }
            if (frontier.Returns != taken.Returns) { yield return "frontier.returns"; }
            if (frontier.Orientation != taken.Orientation) { yield return "frontier.orientation"; }
        }

        if (Drivers is { } drivers && read.Drivers is { } chosen)
        {
            if (!Codes(drivers.Drivers).SequenceEqual(chosen.Drivers)) { yield return "drivers.drivers"; }
            if (drivers.Outcome != chosen.Outcome) { yield return "drivers.outcome"; }
        }
    }

    private static string[] Codes(IReadOnlyList<string>? codes) => [.. codes ?? []];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tick(bool on) => on ? "1" : "";
}
