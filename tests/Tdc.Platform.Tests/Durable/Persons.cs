using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

/// <summary>Persons with roles in units that need not be in the register.</summary>
internal static class Persons
{
    public static LineageId SomeUnit { get; } = new(new Guid("0197a000-0000-7000-8000-000000000001"));

    public static Task<TdcUser> AddPersonAsync(this TestApp app, params HeldRole[] roles) => app.InScopeAsync(async services =>
    {
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var email = $"{id:N}@example.vn";
        var user = new TdcUser { Id = id, UserName = email, Email = email, EmailConfirmed = true, DisplayName = "Nguyễn Văn Thử", CreatedAt = app.Clock.GetUtcNow() };
        Assert.True((await services.GetRequiredService<UserManager<TdcUser>>().CreateAsync(user, TestApp.Password)).Succeeded);
        var db = services.GetRequiredService<TdcDbContext>();
        db.AddRange(roles.Select(r => new UnitRole
        {
            Id = app.Clock.NewId<UnitRoleId>(),
            UserId = id,
            Unit = r.Unit,
            Role = r.Role,
            ValidFrom = app.Clock.TodayInVietnam.AddYears(-1),
        }));
        await db.SaveChangesAsync();
        return user;
    });

    public static async Task<Visitor> SignInAsync(this TestApp app, params HeldRole[] roles)
    {
        var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, await app.AddPersonAsync(roles));
        return visitor;
    }
}
