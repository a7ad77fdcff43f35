using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>An entry of the environment log as it is typed: at least one value.</summary>
internal sealed record NewEnvironmentEntry(string Room, DateTimeOffset At, double? Temperature, double? Humidity, double? Pressure, string Remark);

/// <summary>Limits of the environment that a method in force sets.</summary>
/// <param name="Code">Code of the method.</param>
/// <param name="Limits">Its limits.</param>
internal sealed record MethodLimits(string Code, IReadOnlyList<EnvironmentLimit> Limits);

/// <summary>Enters what rooms are like and tells which methods could not be used there.</summary>
internal sealed class KeepEnvironment(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters one.</summary>
    public async Task<Outcome<Done>> EnterAsync(LaboratoryRights rights, NewEnvironmentEntry typed, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        if (typed.Room.Length is 0 or > 100)
        {
            faults["room"] = ["checking.needed"];
        }

        if (typed.Temperature is null && typed.Humidity is null && typed.Pressure is null)
        {
            faults["temperature"] = ["checking.one-value"];
        }

        foreach (var (field, value, least, most) in new[] { ("temperature", typed.Temperature, -90.0, 100.0), ("humidity", typed.Humidity, 0, 100), ("pressure", typed.Pressure, 500, 1100) })
        {
            if (value is { } read && !(read >= least && read <= most))
            {
                faults[field] = [$"checking.{field}-range"];
            }
        }

        var refusal = CheckingFaults.Of(faults) ?? (typed.At > clock.GetUtcNow() ? Refusal.Rule("checking.future") : typed.Remark.Length > 500 ? Refusal.Rule("checking.value") : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var entry = new EnvironmentEntry
        {
            Id = clock.NewId<EnvironmentEntryId>(),
            Laboratory = rights.Laboratory.Id,
            Room = typed.Room,
            At = typed.At,
            Temperature = typed.Temperature,
            Humidity = typed.Humidity,
            Pressure = typed.Pressure,
            Remark = typed.Remark,
            EnteredBy = rights.Asker.UserId,
        };
        db.Add(entry);
        db.AddAudit(clock, rights.Asker, "checking.environment-entered", "laboratory.environment", entry.Id.Value, new { entry.Room, entry.At });
        return await db.TrySaveAsync("checking.environment-known", cancellation);
    }

    /// <summary>Limits of the laboratory's methods in force today.</summary>
    public async Task<IReadOnlyList<MethodLimits>> LimitsAsync(LaboratoryId laboratory, CancellationToken cancellation)
    {
        var methods = await db.Set<CalibrationMethod>().AsNoTracking().Where(m => m.Laboratory == laboratory).OrderBy(m => m.Code).ToListAsync(cancellation);
        var ids = methods.ConvertAll(m => m.Id);
        var versions = (await db.Set<MethodVersion>().AsNoTracking().Where(v => ids.Contains(v.Method)).ToListAsync(cancellation)).FindAll(v => v.UsableOn(clock.TodayInVietnam));
        return [.. methods.Select(m => (m.Code, Version: versions.Where(v => v.Method == m.Id).MaxBy(v => v.Number))).Where(m => m.Version is not null)
            .Select(m => new MethodLimits(m.Code, LaboratoryJson.Read<List<EnvironmentLimit>>(m.Version!.Environment))).Where(m => m.Limits.Count > 0)];
    }
}
