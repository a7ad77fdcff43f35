using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Figures;

namespace Tdc.Productivity.Features.Enterprises.Api;

/// <summary>An enterprise's figures of a year, whole: what is left out is taken away. Money is whole đồng.</summary>
/// <remarks>Codes: activity is a two-digit division of VSIC 2018, commune the code of a commune or ward of today.</remarks>
internal sealed record FiguresBody
{
    /// <summary>Division of the main activity.</summary>
    [StringLength(20)]
    public string Activity { get; init; } = "";

    /// <summary>Commune or ward of the main workplace.</summary>
    [StringLength(40)]
    public string Commune { get; init; } = "";

    /// <summary>Ownership: STA, PRI, FDI, COO, HOU.</summary>
    [StringLength(20)]
    public string Ownership { get; init; } = "";

    /// <summary>First month of the financial year.</summary>
    [Range(1, 12)]
    public int StartMonth { get; init; } = 1;

    /// <summary>Figures by name: sales, otherRevenue, inventoryChange, materials, energy, services, labourCost, depreciation, interest, rent, taxes, profit,
    /// persons, hours, trained, assetsOpening, assetsClosing, newEquipment, research, newProducts, energyMegajoules, digitalPractices.</summary>
    public IReadOnlyDictionary<string, decimal?> Figures { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>Persons at the end of each of twelve months; makes the figure persons when it is given.</summary>
    public IReadOnlyList<decimal>? MonthlyPersons { get; init; }

    /// <summary>Codes of management systems with a valid certificate.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>Codes of productivity tools in use.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The figures of a year.</summary>
    public static FiguresBody Of(FirmYear year) => new()
    {
        Activity = year.Activity,
        Commune = year.Commune,
        Ownership = year.Ownership,
        StartMonth = year.StartMonth,
        Figures = Figure.All.Where(f => f.Get(year) is not null).ToDictionary(f => f.Name, f => f.Get(year), StringComparer.Ordinal),
        MonthlyPersons = year.MonthlyPersons.Length == 0 ? null : [.. year.MonthlyPersons.Split(' ').Select(m => decimal.Parse(m, CultureInfo.InvariantCulture))],
        Systems = year.Systems.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Tools = year.Tools.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>What is wrong with it, or <see langword="null"/>.</summary>
    public Refusal? Check(IReadOnlyList<Choice> communes)
    {
        Dictionary<string, string[]> faults = [];
        Unless(Activity.Length == 0 || Activities.Find(Activities.Present, Activity) is { IsSection: false }, "activity", "productivity.field-unknown-code");
        Unless(Commune.Length == 0 || communes.Any(c => c.Value == Commune), "commune", "productivity.field-unknown-code");
        Unless(Ownership.Length == 0 || CodeList.Ownerships.Has(Ownership), "ownership", "productivity.field-unknown-code");
        Unless(Systems.All(CodeList.Systems.Has), "systems", "productivity.field-unknown-code");
        Unless(Tools.All(CodeList.Tools.Has), "tools", "productivity.field-unknown-code");
        Unless(MonthlyPersons is null || (MonthlyPersons.Count == 12 && MonthlyPersons.All(m => m is >= 0 and <= 10_000_000)), "monthlyPersons", "productivity.field-months");
        foreach (var (name, value) in Figures)
        {
            if (Figure.Find(name) is not { } figure)
            {
                faults.TryAdd("figures." + name, ["productivity.field-unknown-code"]);
            }
            else if (value is { } given)
            {
                Unless(given >= 0 || figure.MayBeNegative, "figures." + name, "productivity.field-negative");
                Unless(
                    Math.Abs(given) <= 1e16m && (figure.Kind != FigureKind.Practices || given <= 12) && (figure.Kind is not (FigureKind.Money or FigureKind.Practices) || given == decimal.Truncate(given)),
                    "figures." + name, "productivity.field-range");
            }
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults };

        void Unless(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults.TryAdd(field, [code]);
            }
        }
    }

    /// <summary>Writes it.</summary>
    public void Apply(FirmYear year)
    {
        (year.Activity, year.ActivityVersion, year.Commune, year.Ownership, year.StartMonth) = (Activity, Activities.Present, Commune, Ownership, StartMonth);
        foreach (var figure in Figure.All)
        {
            figure.Set(year, Figures.GetValueOrDefault(figure.Name));
        }

        (year.Systems, year.Tools) = (FigureForm.Codes(Systems, CodeList.Systems), FigureForm.Codes(Tools, CodeList.Tools));
        year.MonthlyPersons = MonthlyPersons is null ? "" : string.Join(' ', MonthlyPersons.Select(m => m.ToString("0.####", CultureInfo.InvariantCulture)));
        year.Persons = MonthlyPersons is null ? year.Persons : (double)MonthlyPersons.Average();
    }
}

/// <summary>A year's figures as they are kept.</summary>
/// <param name="Id">Id of the year's record.</param>
/// <param name="Firm">Code of the enterprise.</param>
/// <param name="Year">The year in which the twelve months end.</param>
/// <param name="State">draft or submitted.</param>
/// <param name="SubmittedAt">When it was sent last.</param>
/// <param name="Figures">The figures.</param>
internal sealed record FiguresAnswer(Guid Id, string Firm, int Year, string State, DateTimeOffset? SubmittedAt, FiguresBody Figures)
{
    /// <summary>The answer for a year.</summary>
    public static FiguresAnswer Of(string firm, FirmYear year) =>
        new(year.Id.Value, firm, year.Year, year.State == FirmYearState.Submitted ? "submitted" : "draft", year.SubmittedAt, FiguresBody.Of(year));
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, oldest first.</param>
/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
internal sealed record FiguresPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Something that stands out.</summary>
/// <param name="Key">Under which a reason is given.</param>
/// <param name="IsError">Whether it keeps the year from being sent.</param>
/// <param name="Figure">The figure, or empty.</param>
/// <param name="Message">What it is, in the reader's language.</param>
internal sealed record FindingAnswer(string Key, bool IsError, string Figure, string Message);

/// <summary>Sending a year.</summary>
/// <param name="Reasons">Reasons by key of each warning.</param>
/// <param name="Consents">Purposes agreed to, with the version of the words (<c>own-report/1</c>).</param>
internal sealed record SubmissionBody(IReadOnlyDictionary<string, string>? Reasons = null, IReadOnlyList<string>? Consents = null);

/// <summary>An indicator of a year.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Value">Its value; null when it is not defined.</param>
/// <param name="Missing">Why it is not defined.</param>
/// <param name="Unit">Its unit in the reader's language.</param>
/// <param name="OthersInDivision">Other enterprises of the division that it is compared with.</param>
/// <param name="ShareBelow">Share of them with a lower value; null when there are too few.</param>
internal sealed record IndicatorAnswer(string Code, double? Value, string? Missing, string Unit, int OthersInDivision, double? ShareBelow);

/// <summary>An enterprise.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasUnit">Whether it gives its figures itself.</param>
/// <param name="MergedFrom">First year that belongs to the one it was merged into.</param>
internal sealed record FirmAnswer(string Code, string Name, bool HasUnit, int? MergedFrom);

/// <summary>A support.</summary>
/// <param name="Firm">Code of the enterprise.</param>
/// <param name="FromYear">First year in which it could have an effect.</param>
/// <param name="Project">Project or programme.</param>
internal sealed record SupportBody([property: Required, StringLength(40)] string Firm, [property: Range(2000, 2100)] int FromYear, [property: Required, StringLength(300)] string Project);
