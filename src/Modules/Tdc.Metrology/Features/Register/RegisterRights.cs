using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register;

/// <summary>Scopes of API keys for the register of instruments.</summary>
internal static class MetrologyScopes
{
    /// <summary>Reads instruments and verifications that the key's unit may see.</summary>
    public const string Read = "metrology:read";

    /// <summary>Writes them.</summary>
    public const string Write = "metrology:write";

    /// <summary>Code of the department that keeps the register: science and technology.</summary>
    public const string DepartmentCode = "SKHCN";

    /// <summary>Persons, and keys that may read.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Read) || asker.HasScope(Write)));

    /// <summary>Persons, and keys that may write.</summary>
    public static void Writers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Write)));
}

/// <summary>A verification body for which the asker works.</summary>
/// <param name="Unit">The body.</param>
/// <param name="Designations">All its designations, past ones too.</param>
/// <param name="Examines">Whether the asker examines for it.</param>
/// <param name="Signs">Whether the asker signs for it.</param>
internal sealed record BodyRight(LineageId Unit, IReadOnlyList<Designation> Designations, bool Examines, bool Signs)
{
    /// <summary>Whether it is designated for a kind on a day.</summary>
    public bool Covers(string kind, DateOnly day) => Designations.Any(d => d.HoldsOn(day) && d.Covers(kind));
}

/// <summary>What the asker may see and do in the register of instruments.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Department">Whether the asker acts for the department that keeps the register, or is the program itself.</param>
/// <param name="SeesAll">Whether all instruments may be read: department, inspectors, leaders.</param>
/// <param name="OwnUnits">Units whose instruments the asker answers for.</param>
/// <param name="Bodies">Verification bodies the asker works for.</param>
/// <param name="BodyKinds">Codes of kinds for which one of the bodies is designated today.</param>
/// <param name="AllKinds">Whether one of them is designated for all kinds.</param>
internal sealed record RegisterRights(
    Asker Asker, bool Department, bool SeesAll, IReadOnlyList<LineageId> OwnUnits, IReadOnlyList<BodyRight> Bodies, IReadOnlyList<string> BodyKinds, bool AllKinds)
{
    /// <summary>Rights of the program itself.</summary>
    public static RegisterRights OfSystem { get; } = new(Asker.System, true, true, [], [], [], false);

    /// <summary>Whether any part of the register is open.</summary>
    public bool SeesAny => SeesAll || OwnUnits.Count > 0 || Bodies.Count > 0;

    /// <summary>Whether overdue shares by kind, place and owner are open: market surveillance.</summary>
    public bool SeesSurveillance => SeesAll;

    /// <summary>Whether the due list of other owners is open: department, inspectors, verification bodies.</summary>
    public bool Plans => SeesAll || Bodies.Count > 0;

    /// <summary>Whether an instrument may be known.</summary>
    public bool Sees(LineageId owner, string kind) => SeesAll || AllKinds || OwnUnits.Contains(owner) || BodyKinds.Contains(kind);

    /// <summary>Whether an instrument's facts may be written.</summary>
    public bool Writes(LineageId owner, string kind) => Department || OwnUnits.Contains(owner) || (Bodies.Any(b => b.Examines) && (AllKinds || BodyKinds.Contains(kind)));

    /// <summary>Whether a verification may be known: by its owner, its body and those who see all.</summary>
    public bool SeesVerification(Verification verification) => SeesAll || OwnUnits.Contains(verification.Owner) || BodyOf(verification) is not null;

    /// <summary>The right at the body of a verification, or <see langword="null"/>.</summary>
    public BodyRight? BodyOf(Verification verification) => Bodies.FirstOrDefault(b => b.Unit == verification.Body);

    /// <summary>Limits instruments to those that may be known.</summary>
    public IQueryable<Instrument> Limit(IQueryable<Instrument> instruments)
    {
        if (SeesAll || AllKinds)
        {
            return instruments;
        }

        var (units, kinds) = (OwnUnits, BodyKinds);
        return (units.Count, kinds.Count) switch
        {
            (1, 0) => Of(instruments, units[0]), // an equality reads the index by owner in the order of the list
            (_, 0) => instruments.Where(i => units.Contains(i.Owner)),
            (0, _) => instruments.Where(i => kinds.Contains(i.Kind)),
            _ => instruments.Where(i => kinds.Contains(i.Kind) || units.Contains(i.Owner)),
        };
    }

    /// <summary>Limits verifications to those that may be known.</summary>
    public IQueryable<Verification> Limit(IQueryable<Verification> verifications)
    {
        var bodies = Bodies.Select(b => b.Unit).ToList();
        var units = OwnUnits;
        return SeesAll ? verifications : verifications.Where(v => bodies.Contains(v.Body) || units.Contains(v.Owner));
    }

    private static IQueryable<Instrument> Of(IQueryable<Instrument> instruments, LineageId unit) => instruments.Where(i => i.Owner == unit);
}

/// <summary>Works out the rights of the asker.</summary>
internal sealed class RegisterAccess(Asker asker, OrganisationRegister register, DesignationBook designations, TimeProvider clock)
{
    // A key of a body knows what its people know; examining and signing are acts of persons.
    private IEnumerable<BodyRight> KeyOfBody(IReadOnlyList<Designation> all) =>
        asker.KeyUnit is { } body && (asker.HasScope(MetrologyScopes.Read) || asker.HasScope(MetrologyScopes.Write))
            ? [new(body, [.. all.Where(d => d.Body == body)], Examines: false, Signs: false)]
            : [];

    /// <summary>The rights today.</summary>
    public async ValueTask<RegisterRights> RightsAsync(CancellationToken cancellation)
    {
        if (ReferenceEquals(asker, Asker.System))
        {
            return RegisterRights.OfSystem;
        }

        if (!asker.IsKnown)
        {
            return new(asker, false, false, [], [], [], false);
        }

        var (units, today) = (await register.NowAsync(cancellation), clock.TodayInVietnam);
        var office = units.ByCode(MetrologyScopes.DepartmentCode, today)?.Lineage;
        var department = office is { } unit && (asker.HoldsAny(unit, Role.Officer, Role.Head, Role.Coordinator) || (asker.KeyUnit == unit && asker.HasScope(MetrologyScopes.Write)));
        var seesAll = department || asker.Holds(Role.Inspector) || asker.Holds(Role.Leader) || (office is not null && asker.KeyUnit == office && asker.HasScope(MetrologyScopes.Read));
        var own = asker.Roles.Where(r => r.Role is Role.Enterprise or Role.Officer or Role.Head or Role.Laboratory).Select(r => r.Unit)
            .Concat(asker.KeyUnit is { } key ? [key] : []).Distinct().ToList();
        var all = await designations.AllAsync(cancellation);
        var bodies = asker.Roles.Where(r => r.Role is Role.Laboratory or Role.Head).GroupBy(r => r.Unit)
            .Select(g => new BodyRight(g.Key, [.. all.Where(d => d.Body == g.Key)], g.Any(r => r.Role == Role.Laboratory), g.Any(r => r.Role == Role.Head)))
            .Concat(KeyOfBody(all)).Where(b => b.Designations.Count > 0).ToList();
        var held = bodies.SelectMany(b => b.Designations).Where(d => d.HoldsOn(today)).ToList();
        return new(
            asker, department, seesAll, own, bodies, [.. held.Where(d => d.Kinds != Designation.AllKinds).SelectMany(d => d.Kinds.Split(' ')).Distinct()], held.Any(d => d.Kinds == Designation.AllKinds));
    }
}
