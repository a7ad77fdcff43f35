using Microsoft.AspNetCore.Http;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.Productivity.Features.Studies;

/// <summary>What a wizard's address asks for, with what could not be read. Every step has an address of its own.</summary>
internal sealed class StudyQuestion(IQueryCollection query)
{
    /// <summary>Names of the first step's fields.</summary>
    public static IReadOnlyList<string> SampleFields { get; } = ["loai", "nganh", "tu", "den", "quy-mo"];

    /// <summary>Names of the second step's fields.</summary>
    public static IReadOnlyList<string> ModelFields { get; } =
    [
        "ten", "dau-vao", "dau-ra", "hieu-suat", "huong", "sieu", "do-du", "fdh", "sfa", "lap", "hat-giong", "giai-thich", "kep", "ket-qua", "yeu-to", "mo-hinh", "tre", "nam", "nganh-rieng", "nam-ho-tro",
        "doi-chung", "khoang-cach",
    ];

    /// <summary>What has to be mended.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>The step: <c>mau</c>, <c>mo-hinh</c> or <c>kiem-tra</c>.</summary>
    public string Step => this["buoc"] is "mo-hinh" or "kiem-tra" ? this["buoc"] : "mau";

    /// <summary>The title as typed.</summary>
    public string Title => this["ten"];

    /// <summary>The first value of a field; empty when it is not there.</summary>
    public string this[string name] => query.TryGetValue(name, out var values) ? values.FirstOrDefault() ?? "" : "";

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => query.TryGetValue(name, out var values) ? [.. values.OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Whether the model was chosen, so that an empty box means no.</summary>
    public bool HasModel => query.ContainsKey("ten");

    /// <summary>The sample that is asked for.</summary>
    public SampleChoice Sample(SampleOffer offer, bool demonstration)
    {
        var (first, last) = offer.Years.Count == 0 ? (0, 0) : (offer.Years[0], offer.Years[^1]);
        var to = Whole("den", last, first, last);
        var from = Whole("tu", to, first, last);
        if (from > to)
        {
            Faults.Add("tu", StudyWords.Say("q.years", from, to));
            from = to;
        }

        return new() { Activity = this["nganh"] is { Length: > 0 } activity ? activity : SeriesKey.Total, From = from, To = to, Size = this["quy-mo"], Demonstration = demonstration };
    }

    /// <summary>The model of a frontier study.</summary>
    public FrontierSettings Frontier()
    {
        var usual = new FrontierSettings();
        if (!HasModel)
        {
            return usual with { Super = true, Slacks = true };
        }

        var lap = Whole("lap", 0, 0, 2000);
        if (lap is > 0 and < 100)
        {
            Faults.Add("lap", StudyWords.Say("q.replications", lap));
        }

        return new()
        {
            Inputs = [.. All("dau-vao").Where(c => StudyMeasures.Find(c) is { IsInput: true })],
            Outputs = [.. All("dau-ra").Where(c => StudyMeasures.Find(c) is { IsOutput: true })],
            Returns = this["hieu-suat"] == "crs" ? ReturnsToScale.Constant : ReturnsToScale.Variable,
            Orientation = this["huong"] == "vao" ? Orientation.Input : Orientation.Output,
            Super = Ticked("sieu"),
            Slacks = Ticked("do-du"),
            FreeDisposal = Ticked("fdh"),
            Stochastic = Ticked("sfa"),
            Replications = lap is > 0 and < 100 ? 0 : lap,
            Seed = Whole("hat-giong", 1, 0, int.MaxValue),
            Drivers = [.. All("giai-thich").Where(c => StudyTerms.Driver(c) is not null)],
            DoubleBootstrap = Ticked("kep"),
        };
    }

    /// <summary>The model of a study of drivers.</summary>
    public DriverSettings Drivers() => !HasModel ? new() { Drivers = ["ln_k_l", "ln_l", "rd", "digital", "iso9001"] } : new()
    {
        Outcome = StudyTerms.Outcome(this["ket-qua"])?.Code ?? StudyTerms.Outcomes[0].Code,
        Drivers = [.. All("yeu-to").Where(c => StudyTerms.Driver(c) is not null)],
        Model = Enum.TryParse<PanelModel>(this["mo-hinh"], ignoreCase: true, out var model) && Enum.IsDefined(model) ? model : PanelModel.TwoWay,
        Lag = Ticked("tre"),
        YearEffects = Ticked("nam"),
        ActivityEffects = Ticked("nganh-rieng"),
    };

    /// <summary>The model of a study of an effect.</summary>
    public EffectSettings Effect(SampleChoice sample) => !HasModel ? new() { FromYear = (sample.From + sample.To + 1) / 2 } : new()
    {
        FromYear = Whole("nam-ho-tro", (sample.From + sample.To + 1) / 2, sample.From + 1, Math.Max(sample.From + 1, sample.To)),
        Matched = this["doi-chung"] != "tat-ca",
        Caliper = Decimal("khoang-cach", 1, 0.05, 10),
    };

    private bool Ticked(string name) => this[name].Length > 0;

    private int Whole(string name, int usual, int least, int most)
    {
        if (this[name].Length == 0)
        {
            return usual;
        }

        if (Reading.Whole(this[name], out var number) == ReadFault.None && number >= least && number <= most)
        {
            return (int)number;
        }

        Faults.Add(name, StudyWords.Say("q.whole", least, most, this[name].Length > 40 ? this[name][..40] : this[name]));
        return usual;
    }

    private double Decimal(string name, double usual, double least, double most)
    {
        if (this[name].Length == 0)
        {
            return usual;
        }

        if (Reading.Number(this[name], out var number) == ReadFault.None && (double)number >= least && (double)number <= most)
        {
            return (double)number;
        }

        Faults.Add(name, StudyWords.Say("q.number", Display.Number(least, 2), Display.Number(most, 0), this[name].Length > 40 ? this[name][..40] : this[name]));
        return usual;
    }
}
