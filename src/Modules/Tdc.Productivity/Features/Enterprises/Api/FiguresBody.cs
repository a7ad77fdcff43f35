using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Department;
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

/// <summary>An enterprise's record.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; of one that gives its figures itself, the name in the register of units.</param>
/// <param name="HasUnit">Whether it gives its figures itself.</param>
/// <param name="State">What became of it.</param>
/// <param name="Into">Code of the enterprise that goes on with it, when it was merged.</param>
/// <param name="FromYear">First year that is no longer its own, when it was merged or closed.</param>
/// <param name="Absorbed">Codes of the enterprises with which it goes on.</param>
/// <param name="Activity">Division in the newest year with figures; empty without one. It is changed with the year's figures, as are commune and ownership.</param>
/// <param name="Commune">Commune in that year.</param>
/// <param name="Ownership">Ownership in that year.</param>
/// <param name="Size">Class of size by law in that year; null without persons.</param>
/// <param name="Years">Its years, newest first.</param>
/// <param name="Consents">What it agreed to and took back, newest first.</param>
internal sealed record FirmRecordAnswer(
    string Code, string Name, bool HasUnit, FirmState State, string? Into, int? FromYear, IReadOnlyList<string> Absorbed, string Activity, string Commune, string Ownership, string? Size,
    IReadOnlyList<FirmYearAnswer> Years, IReadOnlyList<ConsentAnswer> Consents);

/// <summary>A year in an enterprise's record.</summary>
/// <param name="Year">The year.</param>
/// <param name="State">draft or submitted; null while nothing was saved.</param>
/// <param name="IsCorrection">Whether a draft corrects what was sent, which counts until the correction is sent.</param>
/// <param name="SubmittedAt">When it was sent last.</param>
/// <param name="Due">Last day on which it comes in time.</param>
/// <param name="Missing">Required fields that are not filled in.</param>
internal sealed record FirmYearAnswer(int Year, string? State, bool IsCorrection, DateTimeOffset? SubmittedAt, DateOnly Due, int Missing);

/// <summary>An agreement of an enterprise.</summary>
/// <param name="Purpose">Purpose with the version of the words.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="WithdrawnAt">When it was taken back; null while it holds.</param>
internal sealed record ConsentAnswer(string Purpose, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

/// <summary>Who sent figures of a year and who did not.</summary>
/// <param name="Items">The enterprises of the page.</param>
/// <param name="Total">Enterprises of all pages.</param>
/// <param name="Sent">How many sent.</param>
/// <param name="Draft">How many have begun.</param>
/// <param name="None">How many have not.</param>
internal sealed record FirmReportingAnswer(IReadOnlyList<FirmReportingLine> Items, int Total, int Sent, int Draft, int None)
{
    /// <summary>The answer for a page of the list.</summary>
    public static FirmReportingAnswer Of(FirmListPage page) => new(
        [.. page.Rows.Select(r => new FirmReportingLine(r.Code, r.Name, r.HasUnit, r.MergedFrom, r.State switch { FirmYearState.Submitted => "submitted", FirmYearState.Draft => "draft", _ => null }, r.Activity, r.Persons, r.SubmittedAt))],
        page.Total, page.Sent, page.Draft, page.None);
}

/// <summary>An enterprise and its year.</summary>
/// <param name="State">submitted or draft; null when nothing was saved.</param>
internal sealed record FirmReportingLine(string Code, string Name, bool HasUnit, int? MergedFrom, string? State, string? Activity, double? Persons, DateTimeOffset? SubmittedAt);

/// <summary>What the department changes of an enterprise's record.</summary>
/// <param name="Name">Its name; not looked at for one that gives its figures itself, whose name is that of its unit.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="Into">Code of the enterprise that goes on with it, when it is merged.</param>
/// <param name="FromYear">First year that is no longer its own, when it is merged or closed.</param>
internal sealed record FirmRecordBody(FirmState State, [property: StringLength(300)] string? Name = null, [property: StringLength(40)] string? Into = null, int? FromYear = null);

/// <summary>What is changed of a year's figures; what is left out stays as it is.</summary>
internal sealed record FiguresPatch
{
    /// <summary>Division of the main activity.</summary>
    [StringLength(20)]
    public string? Activity { get; init; }

    /// <summary>Commune or ward of the main workplace.</summary>
    [StringLength(40)]
    public string? Commune { get; init; }

    /// <summary>Ownership: STA, PRI, FDI, COO, HOU.</summary>
    [StringLength(20)]
    public string? Ownership { get; init; }

    /// <summary>First month of the financial year.</summary>
    [Range(1, 12)]
    public int? StartMonth { get; init; }

    /// <summary>Figures by name; null takes one away.</summary>
    public IReadOnlyDictionary<string, decimal?> Figures { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>Persons at the end of each of twelve months; an empty list takes them away.</summary>
    public IReadOnlyList<decimal>? MonthlyPersons { get; init; }

    /// <summary>Codes of management systems with a valid certificate.</summary>
    public IReadOnlyList<string>? Systems { get; init; }

    /// <summary>Codes of productivity tools in use.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>The whole that a year becomes by it.</summary>
    public FiguresBody Over(FirmYear? year)
    {
        var now = year is null ? new FiguresBody() : FiguresBody.Of(year);
        var figures = new Dictionary<string, decimal?>(now.Figures, StringComparer.Ordinal);
        foreach (var (name, value) in Figures)
        {
            figures[name] = value;
        }

        // Another mean is no longer made by the months that are known.
        var months = MonthlyPersons is { } given ? given.Count == 0 ? null : given : Figures.ContainsKey("persons") && figures["persons"] != now.Figures.GetValueOrDefault("persons") ? null : now.MonthlyPersons;
        return now with
        {
            Activity = Activity ?? now.Activity,
            Commune = Commune ?? now.Commune,
            Ownership = Ownership ?? now.Ownership,
            StartMonth = StartMonth ?? now.StartMonth,
            Figures = figures,
            MonthlyPersons = months,
            Systems = Systems ?? now.Systems,
            Tools = Tools ?? now.Tools,
        };
    }
}

/// <summary>A support as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Firm">Code of the enterprise.</param>
/// <param name="FromYear">First year in which it could have an effect.</param>
/// <param name="Project">Project or programme.</param>
internal sealed record SupportAnswer(Guid Id, string Firm, int FromYear, string Project);

/// <summary>What is corrected of a support.</summary>
/// <param name="FromYear">First year in which it could have an effect.</param>
/// <param name="Project">Project or programme.</param>
internal sealed record SupportChangeBody([property: Range(2000, 2100)] int FromYear, [property: Required, StringLength(300)] string Project);

/// <summary>A support.</summary>
/// <param name="Firm">Code of the enterprise.</param>
/// <param name="FromYear">First year in which it could have an effect.</param>
/// <param name="Project">Project or programme.</param>
internal sealed record SupportBody([property: Required, StringLength(40)] string Firm, [property: Range(2000, 2100)] int FromYear, [property: Required, StringLength(300)] string Project);
