using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>An account with which the platform can be tried; only in Development.</summary>
/// <param name="Email">Sign-in name; the domain <c>.test</c> is reserved and receives no mail.</param>
/// <param name="NameVi">Who it plays, in Vietnamese.</param>
/// <param name="NameEn">Who it plays, in English.</param>
/// <param name="Role">The role.</param>
/// <param name="UnitCode">Code of the unit in which the role is held.</param>
public sealed record DemonstrationAccount(string Email, string NameVi, string NameEn, Role Role, string UnitCode)
{
    /// <summary>Id of the account, computed from its address, so that invented records of two machines name the same person.</summary>
    public Guid Id
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes("tdc demonstration account\n" + Email));
            hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // UUID version 8
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return new Guid(hash.AsSpan(0, 16), bigEndian: true);
        }
    }
}

/// <summary>Makes the demonstration accounts: one for each role that the plan needs.</summary>
public sealed class DemonstrationAccounts : IDemonstration
{
    /// <summary>Password of all of them; public, which is why the server then listens on loopback only.</summary>
    public const string Password = "TDC-so-vi-du-2026";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemonstrationAccount> All { get; } =
    [
        new("dau-moi@demo.test", "Đầu mối, Sở Khoa học và Công nghệ", "Coordinator, Science and Technology", Role.Coordinator, "SKHCN"),
        new("can-bo@demo.test", "Cán bộ báo cáo, UBND phường Tân Triều", "Reporting officer, Tan Trieu Ward", Role.Officer, "26188"),
        new("thu-truong@demo.test", "Thủ trưởng, UBND phường Tân Triều", "Head, Tan Trieu Ward", Role.Head, "26188"),
        new("can-bo-sct@demo.test", "Cán bộ báo cáo, Sở Công Thương", "Reporting officer, Industry and Trade", Role.Officer, "SCT"),
        new("tai-chinh@demo.test", "Cán bộ ngân sách, Sở Tài chính", "Budget officer, Finance", Role.Finance, "STC"),
        new("lanh-dao@demo.test", "Lãnh đạo Ủy ban nhân dân thành phố", "Leader, City People's Committee", Role.Leader, "UBND"),
        new("htx@demo.test", "Thành viên hợp tác xã bưởi Tân Triều (minh họa)", "Member, Tan Trieu Pomelo Cooperative (demonstration)", Role.Enterprise, "MH-HTX-TT"),
        new("go@demo.test", "Nhân viên công ty đồ gỗ Tam Phước (minh họa)", "Clerk, Tam Phuoc Furniture Company (demonstration)", Role.Enterprise, "MH-GO-TP"),
        new("kiem-tra@demo.test", "Kiểm tra viên, Sở Khoa học và Công nghệ", "Inspector, Science and Technology", Role.Inspector, "SKHCN"),
        new("kiem-dinh@demo.test", "Kiểm định viên, Trung tâm Khoa học và Công nghệ", "Verifier, Centre for Science and Technology", Role.Laboratory, "TTKHCN"),
        new("hieu-chuan@demo.test", "Phụ trách phòng hiệu chuẩn, Trung tâm Khoa học và Công nghệ", "Lead of the calibration laboratory, Centre for Science and Technology", Role.Laboratory, "TTKHCN"),
        new("thu-truong-kd@demo.test", "Thủ trưởng, Trung tâm Khoa học và Công nghệ", "Head, Centre for Science and Technology", Role.Head, "TTKHCN"),
        new("quan-tri@demo.test", "Quản trị hệ thống", "System administrator", Role.Administrator, "SKHCN"),
    ];

    /// <inheritdoc/>
    public int Order => 1;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        if (await db.Users.AnyAsync(u => u.IsDemonstration, cancellation))
        {
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var users = services.GetRequiredService<UserManager<TdcUser>>();
        var hash = "";
        foreach (var account in All)
        {
            var unit = register.ByCode(account.UnitCode, clock.TodayInVietnam)
                ?? throw new InvalidOperationException($"The register has no unit {account.UnitCode} today.");
            var user = new TdcUser
            {
                Id = account.Id,
                UserName = account.Email,
                Email = account.Email,
                EmailConfirmed = true,
                DisplayName = account.NameVi,
                CreatedAt = clock.GetUtcNow(),
                IsDemonstration = true,
                Search = AccountRegister.SearchOf(account.NameVi, account.Email),
            };
            hash = hash.Length > 0 ? hash : users.PasswordHasher.HashPassword(user, Password); // one slow hash is enough for a public password
            user.PasswordHash = hash;
            var made = await users.CreateAsync(user);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Description)));
            }

            db.Add(new UnitRole
            {
                Id = clock.NewId<UnitRoleId>(),
                UserId = user.Id,
                Unit = unit.Lineage,
                Role = account.Role,
                ValidFrom = new DateOnly(2025, 4, 23),
            });
        }

        await db.SaveChangesAsync(cancellation);
    }
}
