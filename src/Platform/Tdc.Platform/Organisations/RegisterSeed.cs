using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>Puts the register that the program brings along into the database; what people recorded since stays.</summary>
internal sealed class RegisterSeed : ISeed
{
    public int Order => 0;

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var data = RegisterData.Load();
        var known = await db.Set<Organisation>().AsNoTracking().Select(o => new { o.Id, o.Code, o.ValidFrom }).ToListAsync(cancellation);
        var ids = known.Select(o => o.Id).ToHashSet();
        var spans = known.Select(o => (o.Code, o.ValidFrom)).ToHashSet();
        var units = data.Organisations.Where(o => !ids.Contains(o.Id) && !spans.Contains((o.Code, o.ValidFrom))).ToList();
        ids.UnionWith(units.Select(u => u.Id));

        var acts = (await db.Set<SuccessionAct>().AsNoTracking().Select(a => a.Id).ToListAsync(cancellation)).ToHashSet();
        var newActs = data.Acts.Where(a => !acts.Contains(a.Id) && a.Links.TrueForAll(l => ids.Contains(l.FromId) && (l.ToId is null || ids.Contains(l.ToId.Value)))).ToList();
        var groups = (await db.Set<UnitGroup>().AsNoTracking().Select(g => g.Code).ToListAsync(cancellation)).ToHashSet();
        var newGroups = data.Groups.Where(g => !groups.Contains(g.Code)).ToList();
        if (units.Count + newActs.Count + newGroups.Count == 0)
        {
            return;
        }

        db.AddRange(units);
        db.AddRange(newActs);
        db.AddRange(newGroups);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        services.GetRequiredService<OrganisationRegister>().Forget();
    }
}
