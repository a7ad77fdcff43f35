using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Identity;

internal sealed class TdcUserTable : IEntityTypeConfiguration<TdcUser>
{
    public void Configure(EntityTypeBuilder<TdcUser> user)
    {
        user.ToTable("id_user");
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.Property(u => u.Language).HasMaxLength(5);
        user.Property(u => u.Search).HasMaxLength(500);
        user.HasIndex(u => u.IsDemonstration);
    }
}

internal sealed class IdentityDetailTables :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("id_user_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("id_user_login");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("id_user_token");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder) => builder.ToTable("id_user_passkey");
}

internal sealed class UnitRoleTable : IEntityTypeConfiguration<UnitRole>
{
    public void Configure(EntityTypeBuilder<UnitRole> role)
    {
        role.ToTable("id_unit_role");
        role.HasKey(r => r.Id);
        role.Property(r => r.Id).ValueGeneratedNever();
        role.HasIndex(r => r.UserId);
        role.HasIndex(r => r.Unit);
        role.HasOne<TdcUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("id_api_key");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(120);
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Prefix).HasMaxLength(16);
        key.Property(k => k.Scopes).HasMaxLength(1000);
        key.HasIndex(k => k.Hash).IsUnique();
    }
}
