using Microsoft.AspNetCore.Authorization;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Productivity.Features;

/// <summary>Scopes of API keys for indicators and enterprises' figures.</summary>
internal static class ProductivityScopes
{
    /// <summary>Reads what is not public: the figures of the key's unit, and for the department all that is not confidential.</summary>
    public const string Read = "productivity:read";

    /// <summary>Writes figures of the key's unit; for the department also observations.</summary>
    public const string Write = "productivity:write";

    /// <summary>Code of the department that keeps the indicators: science and technology.</summary>
    public const string DepartmentCode = "SKHCN";

    /// <summary>Code of the statistics office.</summary>
    public const string StatisticsCode = "TK";

    /// <summary>Persons, and keys that may read.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Read) || asker.HasScope(Write)));

    /// <summary>Persons, and keys that may write.</summary>
    public static void Writers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Write)));
}

/// <summary>What the asker may see and do with indicators and figures.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Department">Whether the asker acts for the department that keeps the indicators, or is the program itself.</param>
/// <param name="Statistics">Whether the asker acts for the statistics office.</param>
/// <param name="DepartmentKey">Whether the asker is a key of the department that may read.</param>
internal sealed record ProductivityRights(Asker Asker, bool Department, bool Statistics = false, bool DepartmentKey = false)
{
    /// <summary>Rights of the program itself, for seeds, jobs and the command line.</summary>
    public static ProductivityRights OfSystem { get; } = new(Asker.System, true);

    /// <summary>Whether observations that are not for publication are open for reading; what is confidential stays closed to all but the department.</summary>
    public bool SeesUnpublished => Department || Statistics || Asker.Holds(Role.Leader);

    /// <summary>Whether single enterprises' figures are open for reading.</summary>
    public bool SeesFirms => Department;

    /// <summary>Whether studies are open for reading, with what is not public in them.</summary>
    public bool ReadsStudies => Department || DepartmentKey;

    /// <summary>Whether the asker enters observations.</summary>
    public bool WritesObservations => Department || Statistics;

    /// <summary>Whether the asker works for a unit that gives figures.</summary>
    public bool WritesFor(LineageId unit) => Asker.HoldsAny(unit, Role.Enterprise, Role.Head) || (Asker.KeyUnit == unit && Asker.HasScope(ProductivityScopes.Write));

    /// <summary>The units for which the asker gives figures.</summary>
    public IReadOnlyList<LineageId> OwnUnits => [.. Asker.Roles.Where(r => r.Role == Role.Enterprise).Select(r => r.Unit).Concat(Asker.KeyUnit is { } unit ? [unit] : []).Distinct()];

    /// <summary>Codes of confidentiality that the asker may read.</summary>
    public IReadOnlyList<string> Confidentialities => Department ? ["F", "N", "C"] : SeesUnpublished ? ["F", "N"] : ["F"];
}

/// <summary>Works out the rights of the asker.</summary>
internal sealed class ProductivityAccess(Asker asker, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>The rights today.</summary>
    public async ValueTask<ProductivityRights> RightsAsync(CancellationToken cancellation)
    {
        if (ReferenceEquals(asker, Asker.System))
        {
            return ProductivityRights.OfSystem;
        }

        if (!asker.IsKnown)
        {
            return new(asker, false);
        }

        var units = await register.NowAsync(cancellation);
        return new(asker, Acts(units, ProductivityScopes.DepartmentCode), Acts(units, ProductivityScopes.StatisticsCode), HoldsKey(units));
    }

    private bool HoldsKey(RegisterSnapshot units) => asker.KeyUnit is { } unit && asker.HasScope(ProductivityScopes.Read)
        && units.ByCode(ProductivityScopes.DepartmentCode, clock.TodayInVietnam)?.Lineage == unit;

    private bool Acts(RegisterSnapshot units, string code) => units.ByCode(code, clock.TodayInVietnam)?.Lineage is { } unit
        && (asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator) || (asker.KeyUnit == unit && asker.HasScope(ProductivityScopes.Write)));
}
