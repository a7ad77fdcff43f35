using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>A data-protection key, shared by all nodes through the database.</summary>
public sealed class ProtectionKey
{
    /// <summary>The key's name.</summary>
    public required string Name { get; init; }

    /// <summary>The key as XML; encrypted by a certificate outside Development.</summary>
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("id_protection_key");
        key.HasKey(k => k.Name);
        key.Property(k => k.Name).HasMaxLength(200);
    }
}

/// <summary>Keeps the data-protection keys in the database.</summary>
internal sealed class KeyRing(IDbContextFactory<TdcDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
