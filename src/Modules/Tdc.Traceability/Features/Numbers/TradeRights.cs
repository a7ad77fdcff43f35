using Microsoft.AspNetCore.Authorization;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Scopes of API keys for prefixes, numbers, products, places and labels. A key acts for its unit; the department's acts as the department.</summary>
internal static class TradeScopes
{
    /// <summary>Reads what the key's unit may read.</summary>
    public const string Read = "trade:read";

    /// <summary>Writes what the key's unit may write.</summary>
    public const string Write = "trade:write";

    /// <summary>Code of the department that keeps the register: science and technology.</summary>
    public const string DepartmentCode = "SKHCN";

    /// <summary>Persons, and keys that may read.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Read)));

    /// <summary>Persons, and keys that may write.</summary>
    public static void Writers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Write)));
}

/// <summary>What the asker may see and do in the register of numbers, products and places.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Department">Whether the asker acts for the department that keeps the register, or is the program itself.</param>
/// <param name="Reads">Whether the asker is a reading key of the department.</param>
internal sealed record TradeRights(Asker Asker, bool Department, bool Reads = false)
{
    /// <summary>Rights of the program itself, for seeds, jobs and the command line.</summary>
    public static TradeRights OfSystem { get; } = new(Asker.System, true);

    /// <summary>Whether the records of all are open for reading.</summary>
    public bool SeesAll => Department || Reads || Asker.Holds(Role.Leader) || Asker.Holds(Role.Inspector);

    /// <summary>Whether the records of a unit are open for reading.</summary>
    public bool Sees(LineageId unit) => SeesAll || WritesFor(unit) || (Asker.KeyUnit == unit && Asker.HasScope(TradeScopes.Read));

    /// <summary>Whether the asker works for a unit.</summary>
    public bool WritesFor(LineageId unit) => Department || Asker.HoldsAny(unit, Role.Enterprise, Role.Officer, Role.Head)
        || (Asker.KeyUnit == unit && Asker.HasScope(TradeScopes.Write));

    /// <summary>The units for which the asker works, in the order of the roles.</summary>
    public IReadOnlyList<LineageId> OwnUnits => [.. Asker.Roles.Where(r => r.Role is Role.Enterprise or Role.Officer or Role.Head)
        .OrderBy(r => r.Role == Role.Enterprise ? 0 : 1).Select(r => r.Unit).Concat(Asker.KeyUnit is { } unit ? [unit] : []).Distinct()];
}

/// <summary>Works out the rights of the asker.</summary>
internal sealed class TradeAccess(Asker asker, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>The rights today.</summary>
    public ValueTask<TradeRights> RightsAsync(CancellationToken cancellation) => OfAsync(asker, cancellation);

    /// <summary>The rights of somebody today.</summary>
    public async ValueTask<TradeRights> OfAsync(Asker who, CancellationToken cancellation)
    {
        if (ReferenceEquals(who, Asker.System))
        {
            return TradeRights.OfSystem;
        }

        if (!who.IsKnown)
        {
            return new(who, false);
        }

        var units = await register.NowAsync(cancellation);
        var department = units.ByCode(TradeScopes.DepartmentCode, clock.TodayInVietnam)?.Lineage;
        var acts = department is { } unit && (who.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator) || (who.KeyUnit == unit && who.HasScope(TradeScopes.Write)));
        return new(who, acts, department == who.KeyUnit && who.KeyUnit is not null && who.HasScope(TradeScopes.Read));
    }
}
