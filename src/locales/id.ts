import type { CheckoutMessages } from '../react/messages.ts';

/** Indonesian. */
export const messages: CheckoutMessages = {
  checkout: 'Pembayaran',
  paymentMethod: 'Metode pembayaran',
  currency: 'Mata uang',
  summary: 'Ringkasan pesanan',
  subtotal: 'Subtotal',
  discount: 'Diskon',
  tax: 'Pajak',
  total: 'Total',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Bayar ${amount}`,
  payWithoutAmount: 'Bayar',
  paying: 'Memproses…',
  promotionAdd: 'Masukkan kode promo',
  promotionCode: 'Kode promo',
  promotionApply: 'Terapkan',
  promotionApplying: 'Menerapkan…',
  promotionCancel: 'Batal',
  promotionRemove: (code) => `Hapus ${code}`,
  promotionRejected: 'Kode ini tidak berlaku untuk pesanan ini.',
  promotionFailed: 'Tidak berhasil. Silakan coba lagi.',
  loading: 'Memuat formulir pembayaran…',
  confirming: 'Pembayaran Anda telah diterima dan sedang dikonfirmasi. Jangan lakukan pembayaran lagi.',
  unconfirmed: 'Pembayaran Anda belum dikonfirmasi. Jangan lakukan pembayaran lagi.',
  recheck: 'Periksa lagi',
  paid: 'Pembayaran berhasil. Terima kasih!',
  alreadyPaid: 'Pesanan ini sudah dibayar.',
  viewOrder: 'Lihat pesanan',
  expired: 'Sesi pembayaran ini telah kedaluwarsa. Tidak ada dana yang ditarik.',
  expiredInFlight:
    'Sesi pembayaran ini kedaluwarsa saat pembayaran Anda sedang dikonfirmasi. Jangan lakukan pembayaran lagi: lihat hasilnya di pesanan Anda.',
  expiresSoon: 'Sesi pembayaran ini akan segera kedaluwarsa.',
  renew: 'Mulai dari awal',
  retry: 'Coba lagi',
  declined: 'Pembayaran Anda ditolak. Silakan coba lagi atau gunakan metode pembayaran lain.',
  insufficientFunds: 'Saldo kartu ini tidak mencukupi. Silakan gunakan kartu lain.',
  authenticationFailed:
    'Bank Anda tidak mengonfirmasi pembayaran. Silakan coba lagi atau gunakan metode pembayaran lain.',
  offline: 'Anda sedang offline. Proses akan berlanjut otomatis saat koneksi pulih.',
  blocked:
    'Formulir pembayaran tidak dapat dimuat. Penyebabnya mungkin pemblokir konten: izinkan halaman ini memuatnya, lalu coba lagi.',
  outcomeUnknown:
    'Kami tidak dapat memastikan apakah pembayaran Anda berhasil. Jangan lakukan pembayaran lagi: lihat pesanan Anda atau hubungi toko.',
  failedPassing: 'Terjadi masalah saat membuka formulir pembayaran. Tidak ada dana yang ditarik.',
  failedForGood:
    'Formulir pembayaran tidak dapat ditampilkan. Tidak ada dana yang ditarik. Silakan hubungi toko.',
};
