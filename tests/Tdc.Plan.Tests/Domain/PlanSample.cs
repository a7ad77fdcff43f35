using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Tests.Domain;

/// <summary>A small made plan with units that were merged, for tests of pure rules.</summary>
internal static class PlanSample
{
    public static DateOnly Issued { get; } = new(2025, 4, 23);

    public static Tdc.Plan.Domain.Plan Sample { get; } = new()
    {
        Id = new(new Guid("00000000-0000-7000-8000-000000000001")),
        Number = "1/QĐ-UBND",
        TitleVi = "Kế hoạch",
        TitleEn = "Plan",
        Issuer = "UBND",
        IssuedOn = Issued,
        EndsOn = new(2030, 12, 31),
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Organisation Unit(string code, OrganisationKind kind = OrganisationKind.Department, DateOnly? from = null, DateOnly? to = null) => new()
    {
        Id = new(Named("o" + code)),
        Lineage = new(Named(code)),
        Code = code,
        NameVi = code,
        NameEn = code,
        Kind = kind,
        ValidFrom = from,
        ValidTo = to,
    };

    public static LineageId Line(string code) => new(Named(code));

    public static PlanTask Task(TaskTime time, params Assignment[] assignments)
    {
        var id = new PlanTaskId(Named("task" + time + assignments.Length));
        var task = new PlanTask
        {
            Id = id,
            PlanId = Sample.Id,
            GroupId = new(Named("group")),
            GroupNumber = 1,
            Number = 1,
            Origin = TaskOrigin.Annex,
        };
        task.Versions.Add(new() { Id = Named("v" + id), TaskId = id, ValidFrom = Issued, TitleVi = "Việc", TitleEn = "Task", Time = time });
        task.Assignments.AddRange(assignments);
        return task;
    }

    public static Assignment Lead(string unit, DateOnly? from = null, DateOnly? to = null, Guid? act = null) => Assign(AssignmentRole.Lead, unit, from, to, act);

    public static Assignment Coordinate(string unit, DateOnly? from = null) => Assign(AssignmentRole.Coordinate, unit, from, null, null);

    public static Guid Named(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static Assignment Assign(AssignmentRole role, string unit, DateOnly? from, DateOnly? to, Guid? act) => new()
    {
        Id = Named(role + unit + from),
        TaskId = default,
        Role = role,
        Order = 0,
        Printed = unit,
        ValidFrom = from ?? Issued,
        ValidTo = to,
        OpenedByAct = act,
        Unit = unit.StartsWith("nhom:", StringComparison.Ordinal) ? null : Line(unit),
        GroupCode = unit.StartsWith("nhom:", StringComparison.Ordinal) ? unit : "",
    };
}
