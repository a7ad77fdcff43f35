using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Lets everybody see the picture of a product, and its owner and the authority the papers.</summary>
internal sealed class TradeFileAccess(TdcDbContext db, TradeAccess access) : IFileAccess
{
    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation)
    {
        var id = file.Value;
        if (await db.Set<Product>().AsNoTracking().AnyAsync(p => p.Picture == id, cancellation))
        {
            return true;
        }

        if (!asker.IsKnown)
        {
            return false;
        }

        var rights = await access.OfAsync(asker, cancellation);
        var owners = await db.Set<ProductCertificate>().AsNoTracking().Where(c => c.File == id).Join(db.Set<Product>(), c => c.ProductId, p => p.Id, (_, p) => p.Owner)
            .Concat(db.Set<PrefixGrant>().AsNoTracking().Where(p => p.Proof == id).Select(p => p.Owner)).ToListAsync(cancellation);
        return owners.Exists(rights.Sees);
    }
}

/// <summary>Takes in pictures and papers.</summary>
internal sealed class TradeUploads(FileStore files)
{
    /// <summary>Pictures of products: PNG, JPEG or WebP, 5 MB.</summary>
    public static UploadLimits Pictures { get; } = new() { MaxBytes = 5L * 1024 * 1024, Allowed = FrozenSet.Create(FileKind.Png, FileKind.Jpeg, FileKind.Webp) };

    /// <summary>Papers: PDF or a picture of one, 10 MB.</summary>
    public static UploadLimits Papers { get; } = new() { MaxBytes = 10L * 1024 * 1024, Allowed = FrozenSet.Create(FileKind.Pdf, FileKind.Png, FileKind.Jpeg, FileKind.Webp) };

    /// <summary>Stores an upload within the caller's unit of work.</summary>
    public async Task<Outcome<Guid>> SaveAsync(TradeRights rights, Stream content, string name, UploadLimits limits, CancellationToken cancellation) =>
        (await files.SaveAsync(content, name, limits, rights.Asker, cancellation)).TryGet(out var file, out var no) ? file.Id.Value : no;
}
