using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Features.Repository.Access;

/// <summary>The rules that a database begins with; what the administrator changed stays.</summary>
internal sealed class AccessRuleSeed : ISeed
{
    private const string Circular = "Circular 02/2024/TT-BKHCN: transparency and availability of key data elements, participation of all parties";
    private const string House = "Issue of this platform: own events, parties of the chain, authority, public subset";

    public int Order => 10;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var clock = services.GetRequiredService<TimeProvider>();
        var known = await db.Set<AccessRule>().Select(r => r.Code).ToListAsync(cancellation);
        foreach (var (code, ground, role, steps, on, basis, status) in Rules().Where(r => !known.Contains(r.Code)))
        {
            db.Add(new AccessRule
            {
                Id = clock.NewId<AccessRuleId>(),
                Code = code,
                Ground = ground,
                Role = role,
                UnitCode = ground == AccessGround.Authority ? Authority.UnitCode : "",
                Steps = steps,
                IsOn = on,
                Basis = basis,
                Status = status,
                Version = Guid.CreateVersion7(clock.GetUtcNow()),
            });
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static IEnumerable<(string Code, AccessGround Ground, Role? Role, string Steps, bool On, string Basis, string Status)> Rules()
    {
        yield return ("own", AccessGround.OwnEvents, null, "", true, House, "seen");
        yield return ("party", AccessGround.PartyOfTransfer, null, "", true, Circular, "seen");
        yield return ("place", AccessGround.PlaceOfUnit, null, "", true, House, "seen");
        yield return ("prefix", AccessGround.PrefixOfUnit, null, "", true, House, "seen");
        yield return ("same-goods", AccessGround.SameGoods, null, "", true, Circular, "seen");
        yield return ("same-container", AccessGround.SameContainer, null, "", true, House, "seen");
        yield return ("authority-coordinator", AccessGround.Authority, Role.Coordinator, "", true, House, "seen");
        yield return ("authority-inspector", AccessGround.Authority, Role.Inspector, "", true, House, "seen");
        yield return ("authority-administrator", AccessGround.Authority, Role.Administrator, "", true, House, "seen");
        yield return ("authority-key", AccessGround.Authority, null, "", true, House, "seen");
        yield return (
            "public", AccessGround.PublicSteps, null,
            "commissioning creating_class_instance packing unpacking shipping receiving transporting storing inspecting retail_selling destroying", true,
            "What the public trace page shows of the same events; Circular 02/2024/TT-BKHCN asks for availability of key data elements, but names no steps", "unverified");
    }
}
