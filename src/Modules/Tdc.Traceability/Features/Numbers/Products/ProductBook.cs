using Microsoft.EntityFrameworkCore;
using Tdc.Gs1;
using Tdc.Gs1.Keys;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Register;

namespace Tdc.Traceability.Features.Numbers.Products;

/// <summary>Keeps the register of products.</summary>
internal sealed class ProductBook(TdcDbContext db, TradeRegister cache, NumberBook numbers, OrganisationRegister units, TimeProvider clock)
{
    /// <summary>Enters a product with its number, both or neither.</summary>
    public async Task<Outcome<ProductId>> AddAsync(TradeRights rights, LineageId owner, NumberChoice number, ProductInput input, CancellationToken cancellation)
    {
        if (!rights.Sees(owner) || !(await units.NowAsync(cancellation)).Knows(owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(owner))
        {
            return TradeSaving.NotYours;
        }

        var now = clock.GetUtcNow();
        var product = new Product { Id = clock.NewId<ProductId>(), Owner = owner, NameVi = "", CreatedAt = now };
        if (ProductFields.Set(product, input, now) is { } wrong)
        {
            return wrong;
        }

        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await NumberAsync(rights, product, number, cancellation);
                    ProductFields.SetSearch(product);
                    db.Add(product);
                    db.AddAudit(clock, rights.Asker, "trade.product-added", "trade.product", product.Id.Value, new { product.Gtin, product.OwnNumber, owner = owner.Value, product.NameVi });
                    await db.SaveChangesAsync(cancellation);
                    return true;
                },
                cancellation);
        }
        catch (TradeRefused refused)
        {
            db.ChangeTracker.Clear();
            return refused.Refusal;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e) || e is DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("trade.number-used");
        }

        cache.Forget();
        return product.Id;
    }

    /// <summary>Changes a product's description.</summary>
    public Task<Outcome<Guid>> EditAsync(TradeRights rights, ProductId id, Guid? version, ProductInput input, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, "trade.product-edited", product =>
        {
            var before = ProductFields.Facts(product);
            var fault = ProductFields.Set(product, input, clock.GetUtcNow());
            return (fault, new { changed = ProductFields.Facts(product).Where(f => before[f.Key] != f.Value).ToDictionary(f => f.Key, f => new[] { before[f.Key], f.Value }) });
        }, cancellation);

    /// <summary>Says whether a product is a strategic one of the province, for the department.</summary>
    public Task<Outcome<Guid>> SetStrategicAsync(TradeRights rights, ProductId id, Guid? version, bool strategic, string? basis, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, "trade.product-strategic", product =>
        {
            if (!rights.Department)
            {
                return (new Refusal(RefusalKind.Forbidden, "trade.department-only"), new { });
            }

            var fields = new TradeFields();
            var text = fields.Text("basis", basis, 300, required: strategic);
            if (fields.Fine)
            {
                (product.IsStrategic, product.StrategicBasis) = (strategic, strategic ? text : "");
            }

            return (fields.Refuse(), new { strategic, text });
        }, cancellation);

    /// <summary>Gives a product its picture, or takes it away.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The product.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="upload">Stores the picture, once it is known that the asker may; <see langword="null"/> takes it away.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<Guid>> SetPictureAsync(TradeRights rights, ProductId id, Guid? version, Func<Task<Outcome<Guid>>>? upload, CancellationToken cancellation)
    {
        if (!(await UploadAsync(rights, id, version, upload, cancellation)).TryGet(out var file, out var no))
        {
            return no;
        }

        return await ChangeAsync(rights, id, version, "trade.product-picture", product =>
        {
            product.Picture = file.Id;
            return (null, new { file = file.Id });
        }, cancellation);
    }

    /// <summary>Takes a product off the market. Its page and numbers stay; its links answer that it is gone.</summary>
    public Task<Outcome<Guid>> WithdrawAsync(TradeRights rights, ProductId id, Guid? version, string? why, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, "trade.product-withdrawn", product =>
        {
            var fields = new TradeFields();
            var text = fields.Text("why", why, 1000, required: true);
            if (product.WithdrawnOn is not null)
            {
                return (Refusal.Rule("trade.product-withdrawn"), new { });
            }

            if (fields.Fine)
            {
                (product.WithdrawnOn, product.WithdrawnWhy) = (clock.TodayInVietnam, text);
            }

            return (fields.Refuse(), new { why = text });
        }, cancellation);

    /// <summary>Brings a withdrawn product back.</summary>
    public Task<Outcome<Guid>> RestoreAsync(TradeRights rights, ProductId id, Guid? version, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, "trade.product-restored", product =>
        {
            if (product.WithdrawnOn is null)
            {
                return (Refusal.Rule("trade.product-not-withdrawn"), new { });
            }

            (product.WithdrawnOn, product.WithdrawnWhy) = (null, "");
            return (null, new { });
        }, cancellation);

    /// <summary>Adds a certificate, a standard or a regulation, with its paper if there is one.</summary>
    public async Task<Outcome<Guid>> AddCertificateAsync(
        TradeRights rights, ProductId id, Guid? version, CertificateInput input, Func<Task<Outcome<Guid>>>? upload, CancellationToken cancellation)
    {
        if (ProductFields.Check(input) is { } wrong && await VisibleAsync(rights, id, cancellation))
        {
            return wrong;
        }

        if (!(await UploadAsync(rights, id, version, upload, cancellation)).TryGet(out var file, out var no))
        {
            return no;
        }

        return await ChangeAsync(rights, id, version, "trade.certificate-added", product =>
        {
            if (product.Certificates.Count >= 100)
            {
                return (Refusal.Rule("trade.certificates-many"), new { });
            }

            var certificate = ProductFields.Make(input, file.Id, clock.NewId<CertificateId>(), product);
            db.Add(certificate);
            return (null, new { certificate.Kind, certificate.Number });
        }, cancellation);
    }

    /// <summary>Takes a certificate away; the audit keeps what it was.</summary>
    public Task<Outcome<Guid>> RemoveCertificateAsync(TradeRights rights, ProductId id, Guid? version, CertificateId certificate, CancellationToken cancellation) =>
        ChangeAsync(rights, id, version, "trade.certificate-removed", product =>
        {
            if (product.Certificates.Find(c => c.Id == certificate) is not { } found)
            {
                return (TradeSaving.NoSuch, new { });
            }

            db.Remove(found);
            return (null, new { found.Kind, found.Number, found.ValidTo });
        }, cancellation);

    private readonly record struct Uploaded(Guid? Id);

    private async Task<bool> VisibleAsync(TradeRights rights, ProductId id, CancellationToken cancellation) =>
        await db.Set<Product>().AsNoTracking().Where(p => p.Id == id).Select(p => (LineageId?)p.Owner).SingleOrDefaultAsync(cancellation) is { } owner && rights.WritesFor(owner);

    // Nothing is taken in from somebody who may not change the product.
    private async Task<Outcome<Uploaded>> UploadAsync(TradeRights rights, ProductId id, Guid? version, Func<Task<Outcome<Guid>>>? upload, CancellationToken cancellation)
    {
        if (upload is null)
        {
            return new Uploaded(null);
        }

        var product = await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (product is null || !rights.Sees(product.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(product.Owner))
        {
            return TradeSaving.NotYours;
        }

        if (version is { } seen && seen != product.Version)
        {
            return TradeSaving.Changed;
        }

        return (await upload()).TryGet(out var file, out var no) ? new Uploaded(file) : no;
    }

    private async Task<Outcome<Guid>> ChangeAsync(
        TradeRights rights, ProductId id, Guid? version, string action, Func<Product, (Refusal? Fault, object Details)> change, CancellationToken cancellation)
    {
        var product = await db.Set<Product>().Include(p => p.Certificates).SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (product is null || !rights.Sees(product.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(product.Owner))
        {
            return TradeSaving.NotYours;
        }

        if (version is { } seen && seen != product.Version)
        {
            return TradeSaving.Changed;
        }

        var (fault, details) = change(product);
        if (fault is not null)
        {
            db.ChangeTracker.Clear();
            return fault;
        }

        ProductFields.SetSearch(product);
        (product.ChangedAt, product.Version) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(clock, rights.Asker, action, "trade.product", id.Value, details);
        if (await db.TrySaveAsync(TradeSaving.Changed, cancellation) is { } refusal)
        {
            return refusal;
        }

        cache.Forget();
        return product.Version;
    }

    private async Task NumberAsync(TradeRights rights, Product product, NumberChoice choice, CancellationToken cancellation)
    {
        NumberId id;
        if (choice.Own)
        {
            var given = Given(await numbers.IssueOwnAsync(rights, product.Owner, NumberKind.OwnProduct, 1, product.NameVi, cancellation));
            (product.OwnNumber, id) = (given.Values[0], given.Id);
        }
        else if (choice.Prefix is { } prefix)
        {
            var given = Given(await numbers.IssueAsync(rights, prefix, NumberKind.Gtin13, 1, product.NameVi, cancellation));
            (product.Gtin, id) = ("0" + given.Values[0], given.Id);
            var grant = await db.Set<PrefixGrant>().AsNoTracking().SingleAsync(p => p.Id == prefix, cancellation);
            if (grant.Owner != product.Owner)
            {
                throw new TradeRefused(TradeFields.Of("prefix", "trade.number-of-other"));
            }
        }
        else
        {
            (product.Gtin, id) = await OwnGtinAsync(rights, product, choice.Gtin, cancellation);
        }

        var number = await db.Set<IssuedNumber>().SingleAsync(n => n.Id == id, cancellation);
        (number.State, number.UsedBy, number.Version) = (NumberState.Used, product.Id.Value, Guid.CreateVersion7(clock.GetUtcNow()));
    }

    private async Task<(string Gtin, NumberId Id)> OwnGtinAsync(TradeRights rights, Product product, string? typed, CancellationToken cancellation)
    {
        var fault = Gtin.Read(TradeText.Digits(typed), out var gtin);
        if (fault != Gs1Fault.None)
        {
            throw new TradeRefused(TradeFields.Of("gtin", fault == Gs1Fault.CheckDigit ? "trade.gtin-check-digit" : "trade.gtin-wrong"));
        }

        if (gtin.IsRestricted)
        {
            throw new TradeRefused(TradeFields.Of("gtin", "trade.gtin-restricted"));
        }

        var text = gtin.ToString();
        var known = await db.Set<IssuedNumber>().AsNoTracking().SingleOrDefaultAsync(n => n.Space == "gtin" && n.Value == text, cancellation);
        if (known is not null)
        {
            return known.Owner != product.Owner ? throw new TradeRefused(TradeFields.Of("gtin", "trade.number-of-other"))
                : known.State == NumberState.Used ? throw new TradeRefused(new Refusal(RefusalKind.Conflict, "trade.number-used"))
                : known.State == NumberState.Retired ? throw new TradeRefused(TradeFields.Of("gtin", "trade.number-retired"))
                : (text, known.Id);
        }

        var entered = await numbers.EnterAsync(rights, product.Owner, gtin, product.NameVi, cancellation);
        return (text, entered.Id);
    }

    private static GivenNumbers Given(Outcome<GivenNumbers> outcome) => outcome.TryGet(out var given, out var refusal) ? given : throw new TradeRefused(refusal);
}
