using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tdc.Plan.Domain;
using Tdc.Platform.Measures;

namespace Tdc.Plan.Features.SeedPlan;

/// <summary>The plan that the program brings along: <c>Data/plan-1295.json</c>, facts in our own words.</summary>
internal sealed record ShippedPlan(
    string Number, string Issuer, DateOnly Issued, DateOnly EndsOn, string TitleVi, string TitleEn, IReadOnlyList<ShippedGroup> Groups)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Reads it anew.</summary>
    public static ShippedPlan Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Plan.Data.plan-1295.json")
            ?? throw new InvalidOperationException("The shipped plan is not in the assembly.");
        return JsonSerializer.Deserialize<ShippedPlan>(stream, json) ?? throw new InvalidOperationException("The shipped plan is empty.");
    }
}

/// <summary>A group of the shipped plan.</summary>
internal sealed record ShippedGroup(int Number, string Printed, string TitleVi, string TitleEn, IReadOnlyList<ShippedTask> Tasks);

/// <summary>A task of the shipped plan.</summary>
internal sealed record ShippedTask(
    int Number, string Printed, TaskOrigin Origin, string LegalReference, string TitleVi, string TitleEn, IReadOnlyList<ShippedBody> Lead,
    IReadOnlyList<ShippedBody> Coordinating, ShippedTime Time, IReadOnlyList<ShippedMeasure> Measures);

/// <summary>A body named in the shipped plan, with the register's code of the unit or group.</summary>
internal sealed record ShippedBody(string Name, string Code, string Kind);

/// <summary>A time of the shipped plan.</summary>
internal sealed record ShippedTime(TimeKind Kind, string? Literal, int? Month, int? Year, int? From, int? To, DateOnly? Date)
{
    /// <summary>As the domain says it.</summary>
    public TaskTime ToTime() => new(Kind, Literal ?? "", Month, Year, From, To, Date);
}

/// <summary>A proposed measure of the shipped plan.</summary>
internal sealed record ShippedMeasure(
    string Code, string NameVi, string NameEn, string UnitVi, string UnitEn, MeasureJoin OverUnits, MeasureJoin OverTime, bool HigherIsBetter, string ProducedBy,
    IReadOnlyList<ShippedTarget> Targets, string Basis);

/// <summary>A proposed target.</summary>
internal sealed record ShippedTarget(int Year, decimal Value);
